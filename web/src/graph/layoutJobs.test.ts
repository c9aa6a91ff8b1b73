import { beforeEach, describe, expect, it, vi } from "vitest";
import { chain, input } from "../testing/graphs";
import { layout } from "./layout";
import { type LayoutWorker, layouter } from "./layoutJobs";
import { answer, type LayoutAnswer, type LayoutRequest } from "./layoutServer";
import { LayoutError } from "./layoutTypes";

class WaitingWorker implements LayoutWorker {
  onmessage: LayoutWorker["onmessage"] = null;
  onerror: LayoutWorker["onerror"] = null;
  ended = false;
  readonly requests: LayoutRequest[] = [];

  postMessage(request: LayoutRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.ended = true;
  }

  say(data: LayoutAnswer): void {
    this.onmessage?.({ data } as MessageEvent<LayoutAnswer>);
  }

  work(): void {
    for (const request of this.requests.splice(0)) this.say(answer(request));
  }
}

let workers: WaitingWorker[] = [];

function start(): WaitingWorker {
  const worker = new WaitingWorker();
  workers.push(worker);
  return worker;
}

function last(): WaitingWorker {
  return workers.at(-1) as WaitingWorker;
}

beforeEach(() => {
  workers = [];
});

describe("a layouter", () => {
  it("lays out in one worker, job after job", async () => {
    const lay = layouter(start);
    for (const given of [chain(3), chain(4)]) {
      const done = lay.run(given);
      last().work();
      expect(await done).toEqual(layout(given));
    }
    expect(workers).toHaveLength(1);
  });

  it("ends the worker of a job that a newer one makes needless", async () => {
    const lay = layouter(start);
    const older = lay.run(chain(3));
    const newer = lay.run(chain(4));
    await expect(older).rejects.toThrow(new LayoutError("cancelled"));
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    last().work();
    expect((await newer).boxes).toHaveLength(4);
  });

  it("gives up after its time", async () => {
    vi.useFakeTimers();
    const job = layouter(start, 2_000).run(chain(3));
    const failed = expect(job).rejects.toThrow(new LayoutError("timeout"));
    await vi.advanceTimersByTimeAsync(2_000);
    await failed;
    expect(last().ended).toBe(true);
    vi.useRealTimers();
  });

  it("tells why there is no layout, and that the worker crashed", async () => {
    const lay = layouter(start);
    const circle = lay.run(
      input(2, [
        [0, 1],
        [1, 0],
      ]),
    );
    last().work();
    await expect(circle).rejects.toThrow(new LayoutError("cycle", ["n0", "n1"]));
    const crash = lay.run(chain(2));
    last().onerror?.(new ErrorEvent("error"));
    await expect(crash).rejects.toThrow(new LayoutError("crashed"));
    last().onerror?.(new ErrorEvent("error"));
  });

  it("does not listen to a job that is over", async () => {
    const lay = layouter(start);
    const job = lay.run(chain(2));
    last().say({ job: 99, failure: "crashed", members: [] });
    last().work();
    expect((await job).boxes).toHaveLength(2);
    last().say({ job: 1, failure: "crashed", members: [] });
  });

  it("can be closed, at work or not", async () => {
    const lay = layouter(start);
    const job = lay.run(chain(2));
    lay.close();
    await expect(job).rejects.toThrow(new LayoutError("cancelled"));
    const next = lay.run(chain(2));
    last().work();
    await next;
    lay.close();
    lay.close();
    expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
  });
});

describe("the worker", () => {
  it("answers every request, whatever is in it", () => {
    expect(answer({ job: 1, input: chain(1) })).toMatchObject({ job: 1, layout: { boxes: [{ id: "n0" }] } });
    expect(answer({ job: 2, input: null as never })).toEqual({ job: 2, failure: "crashed", members: [] });
  });

  it("hears requests and sends answers", async () => {
    const post = vi.spyOn(window, "postMessage").mockImplementation(() => undefined);
    await import("./layout.worker");
    window.dispatchEvent(new MessageEvent("message", { data: { job: 7, input: chain(1) } }));
    expect(post).toHaveBeenCalledWith(expect.objectContaining({ job: 7 }));
  });
});

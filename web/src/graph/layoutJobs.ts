import type { LayoutAnswer, LayoutRequest } from "./layoutServer";
import { type Layout, LayoutError, type LayoutInput } from "./layoutTypes";

/** What is needed of a worker. */
export interface LayoutWorker {
  postMessage(request: LayoutRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<LayoutAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Lays out, one graph at a time. Fails with a LayoutError: `cancelled` by a newer job, `timeout`, or what went wrong. */
export interface Layouter {
  run(input: LayoutInput): Promise<Layout>;
  close(): void;
}

const LIMIT = 2_000;

interface Job {
  readonly id: number;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly done: (layout: Layout) => void;
  readonly failed: (error: LayoutError) => void;
}

/** A layouter that works in a worker: a job that is not done is ended by ending the worker, and the next starts anew. */
export function layouter(start: () => LayoutWorker, limit = LIMIT): Layouter {
  let worker: LayoutWorker | null = null;
  let job: Job | null = null;
  let jobs = 0;

  const end = (failure: "cancelled" | "timeout" | "crashed") => {
    if (!job) return;
    clearTimeout(job.timer);
    job.failed(new LayoutError(failure));
    job = null;
    worker?.terminate();
    worker = null;
  };
  const take = (answer: LayoutAnswer) => {
    if (answer.job !== job?.id) return;
    clearTimeout(job.timer);
    if ("layout" in answer) job.done(answer.layout);
    else job.failed(new LayoutError(answer.failure, answer.members));
    job = null;
  };
  const started = (): LayoutWorker => {
    const made = start();
    made.onmessage = ({ data }) => take(data);
    made.onerror = () => end("crashed");
    return made;
  };
  return {
    run: (input) => {
      end("cancelled");
      worker ??= started();
      const id = ++jobs;
      const ready = worker;
      return new Promise((done, failed) => {
        job = { id, timer: setTimeout(() => end("timeout"), limit), done, failed };
        ready.postMessage({ job: id, input });
      });
    },
    close: () => {
      end("cancelled");
      worker?.terminate();
      worker = null;
    },
  };
}

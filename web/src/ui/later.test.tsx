import { render, screen } from "@testing-library/react";
import { Component, type ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { Later, partOf } from "./later";

function Greeting({ name }: { name: string }): ReactNode {
  return <p>Hello {name}</p>;
}

class Caught extends Component<{ children: ReactNode }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? <p>{this.state.error.message}</p> : this.props.children;
  }
}

describe("a part in a file of its own", () => {
  it("is shown once its file is there, and at once from then on", async () => {
    const load = vi.fn(async () => Greeting);
    const part = partOf(load);
    const { unmount } = render(<Later part={part} given={{ name: "Ada" }} meanwhile={<p>wait</p>} />);
    expect(screen.getByText("wait")).toBeVisible();
    expect(await screen.findByText("Hello Ada")).toBeVisible();
    unmount();
    render(<Later part={part} given={{ name: "Bob" }} />);
    expect(screen.getByText("Hello Bob")).toBeVisible();
    expect(load).toHaveBeenCalledOnce();
  });

  it("fails where its file cannot be had, and is asked for again", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const load = vi.fn<() => Promise<typeof Greeting>>().mockRejectedValueOnce(new Error("no file"));
    load.mockResolvedValue(Greeting);
    const part = partOf(load);
    const shown = (
      <Caught>
        <Later part={part} given={{ name: "Ada" }} />
      </Caught>
    );
    const { unmount } = render(shown);
    expect(await screen.findByText("no file")).toBeVisible();
    unmount();
    render(shown);
    expect(await screen.findByText("Hello Ada")).toBeVisible();
  });
});

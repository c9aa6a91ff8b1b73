import { act, renderHook, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { useNotices, useViewState } from "./useViewState";

beforeEach(() => window.history.replaceState(null, "", "/ui/pipelines/claims?theme=dark#top"));

function here(): string {
  return `${window.location.pathname}${window.location.search}${window.location.hash}`;
}

describe("the view state in the address", () => {
  it("changes what is asked for and keeps the rest of the address", () => {
    const { result } = renderHook(useViewState);
    act(() => result.current[1]({ node: "Train", view: "steps" }, "push"));
    expect(result.current[0]).toMatchObject({ node: "Train", view: "steps", tab: "overview" });
    expect(here()).toBe("/ui/pipelines/claims?view=steps&node=Train&theme=dark#top");
  });

  it("leaves a step in the history for a push, none for a replace or for no change", () => {
    const { result } = renderHook(useViewState);
    const before = window.history.length;
    act(() => result.current[1]({ node: "Train" }, "push"));
    act(() => result.current[1]({ node: "Train" }, "push"));
    act(() => result.current[1]({ q: "tr" }, "replace"));
    expect(window.history.length).toBe(before + 1);
    expect(result.current[0].q).toBe("tr");
  });

  it("follows Back, and keeps the same object while nothing changes", async () => {
    const { result, rerender } = renderHook(useViewState);
    const first = result.current[0];
    rerender();
    expect(result.current[0]).toBe(first);
    act(() => {
      window.history.replaceState(null, "", "/ui/pipelines/claims?node=Evaluate");
      window.dispatchEvent(new PopStateEvent("popstate"));
    });
    await waitFor(() => expect(result.current[0].node).toBe("Evaluate"));
  });

  it("shares one state between all who ask", () => {
    const one = renderHook(useViewState);
    const other = renderHook(useViewState);
    act(() => one.result.current[1]({ security: true }, "replace"));
    expect(other.result.current[0].security).toBe(true);
    other.unmount();
    one.unmount();
  });

  it("tells what it could not take", () => {
    window.history.replaceState(null, "", "/ui/pipelines/claims?view=table");
    expect(renderHook(useNotices).result.current).toEqual([{ key: "view", value: "table", reason: "unknown-value" }]);
  });
});

import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { rendered } from "../testing/rendered";
import { Few } from "./Few";

const MORE = (count: number, left: number) => `Show ${count} of ${left}`;

function show(count: number) {
  const items = Array.from({ length: count }, (_, place) => `item ${place}`);
  rendered(
    <Few items={items} first={2} step={3} more={MORE}>
      {(item) => <p key={item}>{item}</p>}
    </Few>,
  );
}

const shown = () => screen.queryAllByText(/^item/).length;

describe("the first few of many", () => {
  it("need no button where there are no more", () => {
    show(2);
    expect(shown()).toBe(2);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("are followed by the next ones, a step at a time, to the last", async () => {
    show(7);
    expect(shown()).toBe(2);
    await userEvent.click(screen.getByRole("button", { name: "Show 3 of 5", expanded: false }));
    expect(shown()).toBe(5);
    await userEvent.click(screen.getByRole("button", { name: "Show 2 of 2" }));
    expect(shown()).toBe(7);
    expect(screen.queryByRole("button", { expanded: false })).toBeNull();
  });

  it("leave the focus on the button, which stands before what it shows and hides it again", async () => {
    show(7);
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    const button = screen.getByRole("button", { name: "Show fewer", expanded: true });
    expect(button).toHaveFocus();
    expect(button.compareDocumentPosition(screen.getByText("item 2"))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await userEvent.keyboard("{Enter}");
    expect(shown()).toBe(2);
    expect(screen.getByRole("button", { expanded: false })).toHaveFocus();
  });
});

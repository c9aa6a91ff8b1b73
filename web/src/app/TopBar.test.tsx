import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { rendered } from "../testing/rendered";
import { serve } from "../testing/service";
import { Frame } from "./TopBar";

it("takes the region and profile along to every page, and nothing else of the address", () => {
  serve({});
  window.history.replaceState(null, "", "/ui/pipelines/a?region=eu-west-1&profile=dev&node=Train");
  rendered(<Frame place={{ page: "lineage", name: "a" }}>content</Frame>);
  const links = screen.getAllByRole("link").filter((link) => !link.classList.contains("skip-link"));
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    "/ui/pipelines?region=eu-west-1&profile=dev",
    "/ui/pipelines?region=eu-west-1&profile=dev",
    "/ui/pipelines/a?region=eu-west-1&profile=dev",
    "/ui/security?region=eu-west-1&profile=dev",
  ]);
  expect(screen.getByRole("link", { current: "page" })).toHaveTextContent("Lineage");
});

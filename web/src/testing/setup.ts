import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { en } from "../text/en";
import { ko } from "../text/ko";
import { teach } from "../text/language";

// On a machine with other work, a test waits for the machine.
configure({ asyncUtilTimeout: 15_000 });

// A test that stands in for no service has none, and never asks what runs on this machine.
globalThis.fetch = async () => {
  throw new TypeError("no service");
};

teach("en", en);
teach("ko", ko);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  window.history.replaceState(null, "", "/ui/pipelines");
});

import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { en } from "../text/en";
import { ko } from "../text/ko";
import { teach } from "../text/language";

teach("en", en);
teach("ko", ko);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  window.history.replaceState(null, "", "/ui/pipelines");
});

import { QueryClientProvider } from "@tanstack/react-query";
import { type RenderResult, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { makeQueryClient } from "../api/queryClient";
import { type Language, LanguageProvider } from "../text/language";
import { ToastProvider } from "../ui/Toast";

/** Render a part of the page with all that stands around it; nothing is asked of a service twice. */
export function rendered(part: ReactNode, language: Language = "en"): RenderResult {
  const queries = makeQueryClient();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } });
  const wrapper = ({ children }: { children: ReactNode }): ReactNode => (
    <QueryClientProvider client={queries}>
      <LanguageProvider initial={language}>
        <ToastProvider>{children}</ToastProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
  return render(part, { wrapper });
}

import { useQuery } from "@tanstack/react-query";
import type { Opened } from "../definition/opened";
import { answerOf } from "./plain";
import { ApiProblem } from "./problem";
import type { LineageDocument } from "./types";

const NAME = /[^a-zA-Z0-9-]+/g;
const LONGEST = 256;

/** A name that a pipeline may have, made of that of a file. */
export function pipelineNameOf(name: string): string {
  const stem = name.replace(/\.[a-z0-9]+$/i, "");
  return (
    stem
      .replace(NAME, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, LONGEST) || "definition"
  );
}

/** Have the service read a definition. The text goes nowhere else, and what came is forgotten with the page. */
export const useDefinitionLineage = (opened: Opened) =>
  useQuery({
    queryKey: ["definition", opened.id],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) =>
      answerOf<LineageDocument>(
        "/lineage/definition",
        { name: pipelineNameOf(opened.name), pipeline: opened.pipeline },
        signal,
        opened.text,
      ),
  });

/** The pipelines of a file that holds several, if that is why it could not be read; null otherwise. */
export const pipelinesOf = (error: unknown): readonly string[] | null =>
  (error instanceof ApiProblem && error.problem.pipelines) || null;

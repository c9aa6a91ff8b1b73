import { type QueryClient, useQuery } from "@tanstack/react-query";
import type { LineageQuery } from "../ahead/lineageQuery";
import { isMoving, pauseAfter } from "../lineage/polling";
import { client } from "./client";
import { problemOf } from "./problem";
import type { LineageDocument } from "./types";

export type { LineageDocument } from "./types";

/** A document with what the next poll needs to know. */
export interface Kept {
  document: LineageDocument;
  etag: string | null;
  /** How many polls in a row have brought nothing new. */
  unchanged: number;
  /** When this document came, by this machine's clock, in milliseconds. */
  receivedAt: number;
}

const moves = (kept: Kept | undefined): boolean => isMoving(kept?.document.execution?.status);

/**
 * Ask for the lineage of one pipeline, and again and again while its execution moves.
 *
 * The last document of the same pipeline stays while another is on its way. What a poll finds unchanged is the same
 * object as before, so nothing is drawn anew. Hidden tabs do not poll.
 */
export const useLineage = (query: LineageQuery, enabled = true) =>
  useQuery<Kept>({
    queryKey: ["lineage", query],
    enabled,
    queryFn: ({ client: kept, queryKey, signal }) => ask(query, before(kept, queryKey), signal),
    placeholderData: (earlier) => (earlier?.document.pipeline.name === query.pipeline ? earlier : undefined),
    refetchInterval: ({ state }) => moves(state.data) && pauseAfter(state.data?.unchanged ?? 0),
    refetchOnWindowFocus: ({ state }) => (moves(state.data) ? "always" : false),
  });

const before = (kept: QueryClient, key: readonly unknown[]): Kept | undefined => kept.getQueryData<Kept>(key);

async function ask(query: LineageQuery, kept: Kept | undefined, signal: AbortSignal): Promise<Kept> {
  const answer = await client.GET("/lineage", { params: { query }, headers: conditions(kept), signal });
  if (answer.response.status === 304 && kept) return { ...kept, unchanged: kept.unchanged + 1 };
  if (answer.data === undefined) throw problemOf(answer.response, answer.error);
  return { document: answer.data, etag: answer.response.headers.get("etag"), unchanged: 0, receivedAt: Date.now() };
}

/** Said here and not left to the browser, which would add `no-cache` and so have everything read from AWS anew. */
function conditions(kept: Kept | undefined): Record<string, string> {
  return kept?.etag ? { "If-None-Match": kept.etag, "Cache-Control": "max-age=0" } : {};
}

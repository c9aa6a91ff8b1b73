import { useSyncExternalStore } from "react";

/** A file that was opened here. It lives in the memory of this tab and nowhere else. */
export interface Opened {
  /** Tells two openings apart, also of the same file. */
  id: number;
  name: string;
  text: string;
  /** The pipeline that was chosen from the file; null if it was not asked. */
  pipeline: string | null;
}

/** The largest file that the service reads, in bytes. */
export const LARGEST = 32 * 1024 * 1024;

/** Why a file was not opened. */
export type Refused = "too-large" | "unreadable";

let opened: Opened | null = null;
let count = 0;
const listeners = new Set<() => void>();

function put(next: Opened | null): void {
  opened = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Open a text; null if it is not too large, else why it was refused. */
export function openText(name: string, text: string): Refused | null {
  if (new Blob([text]).size > LARGEST) return "too-large";
  count += 1;
  put({ id: count, name, text, pipeline: null });
  return null;
}

/** Choose a pipeline of the file that is open; null to choose again. */
export function choosePipeline(pipeline: string | null): void {
  if (!opened) return;
  count += 1;
  put({ ...opened, id: count, pipeline });
}

/** The text of a file: UTF-8, or UTF-16 if it begins with its mark, as PowerShell writes it. */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 2));
  const little = first === 0xff && second === 0xfe;
  const big = first === 0xfe && second === 0xff;
  return new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8").decode(bytes);
}

/** Open a file. Nothing of one that is too large is read. */
export async function openFile(file: File): Promise<Refused | null> {
  if (file.size > LARGEST) return "too-large";
  try {
    return openText(file.name, decoded(await file.arrayBuffer()));
  } catch {
    return "unreadable";
  }
}

/** Forget the definition. */
export const closeOpened = (): void => put(null);

/** Follow the definition that is open. */
export const useOpened = (): Opened | null => useSyncExternalStore(subscribe, () => opened);

import { useSyncExternalStore } from "react";

/** A definition that was opened here. It lives in the memory of this tab and nowhere else. */
export interface Opened {
  /** Tells two openings apart, also of the same file. */
  id: number;
  name: string;
  text: string;
}

/** The most that the service takes, in bytes. */
export const LARGEST = 1_048_576;

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

/** Open a text; null where it is not too large, else why it was refused. */
export function openText(name: string, text: string): Refused | null {
  if (new Blob([text]).size > LARGEST) return "too-large";
  count += 1;
  put({ id: count, name, text });
  return null;
}

/** Open a file. Nothing of one that is too large is read. */
export async function openFile(file: File): Promise<Refused | null> {
  if (file.size > LARGEST) return "too-large";
  try {
    return openText(file.name, await file.text());
  } catch {
    return "unreadable";
  }
}

/** Forget the definition. */
export const closeOpened = (): void => put(null);

/** Follow the definition that is open. */
export const useOpened = (): Opened | null => useSyncExternalStore(subscribe, () => opened);

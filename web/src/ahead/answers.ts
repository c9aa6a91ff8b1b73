const asked = new Map<string, Promise<Response>>();

/** Ask an address of the service now, for whoever asks the same in a moment. */
export function askAhead(address: string): Promise<Response> {
  const answer = fetch(address);
  // Whoever takes it is told of a failure; nobody may.
  answer.catch(() => {});
  asked.set(keyOf(address), answer);
  return answer;
}

/** Return the answer that is on its way already, once: the next one asks anew. Null where nobody has asked. */
export function takeAhead(address: string): Promise<Response> | null {
  const key = keyOf(address);
  const answer = asked.get(key) ?? null;
  asked.delete(key);
  return answer;
}

/** Two addresses are the same whatever the order of their parameters, and however these are written. */
function keyOf(address: string): string {
  const { pathname, searchParams } = new URL(address, window.location.origin);
  searchParams.sort();
  return `${pathname}?${searchParams}`;
}

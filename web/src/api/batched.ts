const WAIT = 30;

interface Waiting<Value> {
  key: string;
  resolve: (value: Value | undefined) => void;
  reject: (error: unknown) => void;
}

/** Return a function that asks for one key, and asks together for all that are wanted within 30 ms, `most` at once. */
export function batched<Value>(
  ask: (keys: readonly string[]) => Promise<Map<string, Value>>,
  most: number,
): (key: string) => Promise<Value | undefined> {
  let waiting: Waiting<Value>[] = [];
  const send = (): void => {
    const sent = waiting;
    waiting = [];
    for (let at = 0; at < sent.length; at += most) void answer(sent.slice(at, at + most));
  };
  const answer = async (part: readonly Waiting<Value>[]): Promise<void> => {
    try {
      const found = await ask(part.map(({ key }) => key));
      for (const { key, resolve } of part) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of part) reject(error);
    }
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(send, WAIT);
      waiting.push({ key, resolve, reject });
    });
}

let started: Worker | null = null;

/** Start the worker of the layout, so that it is there when there is something to lay out. */
export function startLayoutWorker(): void {
  if (typeof Worker !== "undefined") started ??= newWorker();
}

/** Return the worker that was started, once, else a new one. */
export function layoutWorker(): Worker {
  const worker = started ?? newWorker();
  started = null;
  return worker;
}

function newWorker(): Worker {
  return new Worker(new URL("../graph/layout.worker.ts", import.meta.url), { type: "module" });
}

import { isMoving } from "./polling";

/** What has a status and a duration: a step's run, or an execution. */
interface Timed {
  status: string;
  elapsedSec: number | null;
}

/**
 * How long a step or an execution has taken, in seconds.
 *
 * While it runs, `since` is added: the seconds that have gone by since the document came. The clock of AWS and that of
 * this machine are never compared, as they may differ.
 */
export function elapsedOf(run: Timed | undefined, since: number): number | null {
  const seconds = run?.elapsedSec ?? null;
  return seconds !== null && isMoving(run?.status) ? Math.round(seconds + since) : seconds;
}

/** When a run that still executes is asked for again. Times in milliseconds. */

const FIRST = 3_000;
const GROWTH = 1.5;
const LONGEST = 15_000;

const MOVING = new Set(["Starting", "Executing", "Stopping"]);

/** Says whether an execution or a step in that status may still change. */
export function isMoving(status: string | undefined): boolean {
  return status !== undefined && MOVING.has(status);
}

/** The pause before the next poll, after so many polls in a row that brought nothing new. */
export function pauseAfter(unchanged: number): number {
  return Math.min(FIRST * GROWTH ** unchanged, LONGEST);
}

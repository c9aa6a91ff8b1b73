const MOST = 3;
/** How much of a name may differ. */
const SHARE = 0.4;

/** The names that differ least from one, at most three; those that differ in too much of it are left out. */
export function nearest(name: string, among: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  return among
    .map((other) => ({ other, distance: distanceOf(wanted, other.toLowerCase()) }))
    .filter(({ other, distance }) => distance <= Math.max(name.length, other.length) * SHARE)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ other }) => other);
}

/** How many letters have to be put in, taken out or changed. */
function distanceOf(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}

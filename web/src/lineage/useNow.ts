import { useEffect, useState } from "react";

/** The time in milliseconds, moving on every so often while `moving`. */
export function useNow(moving: boolean, every = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!moving) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [moving, every]);
  return now;
}

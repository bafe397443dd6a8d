import { useEffect, useState } from 'preact/hooks';

const EVERY = 30_000;

/** Milliseconds passed since `since` (the page's clock), looked at twice a minute. */
export function useTicking(since: number): number {
  const [now, setNow] = useState(since);
  useEffect(() => {
    setNow(since);
    const timer = setInterval(() => setNow(Date.now()), EVERY);
    return () => clearInterval(timer);
  }, [since]);
  return Math.max(0, now - since);
}

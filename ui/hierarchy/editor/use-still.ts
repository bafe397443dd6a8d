import { useEffect, useState } from 'preact/hooks';

/** A value once it has stood still for so many milliseconds: what is typed is not asked about at every key. */
export function useStill<T>(value: T, wait: number): T {
  const [still, setStill] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return still;
}

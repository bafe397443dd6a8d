import { useEffect, useRef } from 'preact/hooks';

/**
 * Escape anywhere in an open dialog. Taken at the key itself: a browser asks a dialog whether it may close only once, and
 * a second Escape would close it over everything typed. What stops the key first (an open list) keeps it.
 */
export function useEscapeKey(leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

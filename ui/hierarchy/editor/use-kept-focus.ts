import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where what has the focus is taken out of a form (a row by its own button), the focus goes to what is nearest: keys go
 * on in the form, and a screen reader stays where it is.
 */
export function useKeptFocus(form: RefObject<HTMLElement | null>): void {
  /** What had the focus last, and everything around it up to the form. */
  const path = useRef<readonly Element[]>([]);
  useEffect(() => {
    const root = form.current;
    const note = ({ target }: FocusEvent): void => {
      path.current = around(target as Element, root);
    };
    root?.addEventListener('focusin', note);
    return () => root?.removeEventListener('focusin', note);
  }, [form]);
  useLayoutEffect(() => {
    const isLost = path.current[0]?.isConnected === false && document.activeElement === document.body;
    if (!isLost) return;
    const near = path.current.find(({ isConnected }) => isConnected);
    near?.querySelector<HTMLElement>(':is(button, input, select, textarea):not(:disabled)')?.focus();
  });
}

// ── below ──

function around(element: Element, root: Element | null): readonly Element[] {
  const all = [element];
  for (let at = element; at !== root && at.parentElement !== null; at = at.parentElement)
    all.push(at.parentElement);
  return all;
}

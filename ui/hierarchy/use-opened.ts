import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Opened } from './hierarchy-model.ts';
import type { Look } from './look.ts';
import type { ChangeLook } from './use-look.ts';

/**
 * What stands open. Details are in the address as well: opening them writes it, and an address that names them opens
 * them. After the last one the focus is where it was before the first.
 */
export function useOpened(
  look: Look,
  change: ChangeLook,
  page: RefObject<HTMLElement | null>,
): readonly [Opened | null, (opened: Opened | null) => void] {
  const [opened, setOpened] = useState<Opened | null>(null);
  const before = useRef<Element | null>(null);
  const now = useRef(opened);
  now.current = opened;

  const open = useCallback(
    (next: Opened | null) => {
      if (now.current === null) before.current = document.activeElement;
      setOpened(next);
      change(next?.kind === 'details' ? { node: next.id, tab: next.tab } : { tab: null });
    },
    [change],
  );
  const { node, tab } = look;
  useEffect(() => {
    const open = now.current;
    if (node !== null && tab !== null) setOpened({ kind: 'details', id: node, tab });
    else if (open?.kind === 'details') setOpened(null);
  }, [node, tab]);
  useEffect(() => {
    // A dialog gives the focus back by itself, unless it took the place of another one.
    if (opened !== null || before.current === null) return;
    const focused = document.activeElement;
    if (focused !== null && focused !== document.body) return;
    const back =
      before.current.isConnected && before.current !== document.body
        ? before.current
        : page.current?.querySelector('[role=treegrid]');
    if (back instanceof HTMLElement) back.focus();
  }, [opened]);
  return [opened, open];
}

import { opens, type ShownRows, type TreeRow } from '@throughline/core/view/hierarchy-fold.ts';

/** What a key asks of the tree. */
export type TreeAction =
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'fold' | 'unfold' | 'unfold-siblings' }
  | { readonly do: RowCommand }
  | { readonly do: 'keys' | 'find' }
  | { readonly do: 'type'; readonly letter: string };

/** What can be asked of the row that one stands on. */
export type RowCommand = 'open' | 'why' | 'check-in' | 'link' | 'edit' | 'new-below' | 'new-objective-below';

interface Standing {
  readonly shown: ShownRows;
  /** The row that one stands on; −1 = none yet. */
  readonly at: number;
  readonly isOpen: (row: TreeRow) => boolean;
  /** Rows that fit on the screen. */
  readonly page: number;
  /** Letters belong to a title that is being typed, not to commands. */
  readonly typing: boolean;
}

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

const commands: Readonly<Record<string, RowCommand>> = {
  w: 'why',
  c: 'check-in',
  l: 'link',
  e: 'edit',
  n: 'new-below',
};

/** The keys of a tree (ARIA tree grid, rows only), and those of OKRs; null = not ours. */
export function treeAction(key: Key, standing: Standing): TreeAction | null {
  if (key.ctrlKey || key.altKey || key.metaKey) return null;
  const { shown, at, page } = standing;
  const last = shown.count - 1;
  const go = (to: number): TreeAction | null =>
    last < 0 ? null : { do: 'go', to: Math.max(0, Math.min(last, to)) };
  switch (key.key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'ArrowRight':
    case 'ArrowLeft':
      return sideways(key.key === 'ArrowRight', standing);
    case 'Enter':
      return at < 0 ? null : { do: 'open' };
    case '?':
      return { do: 'keys' };
    case '*':
      return { do: 'unfold-siblings' };
    case '/':
      return standing.typing ? null : { do: 'find' };
    default:
      return letterAction(key, standing);
  }
}

/**
 * The next row whose title begins with what is typed, going round from the row that one stands on; with one letter from
 * the row after it. −1 = none.
 */
export function rowThatBegins(
  typed: string,
  { count }: Pick<ShownRows, 'count'>,
  at: number,
  titleAt: (row: number) => string,
): number {
  const wanted = typed.toLocaleLowerCase();
  const from = typed.length === 1 ? at + 1 : Math.max(at, 0);
  for (let step = 0; step < count; step += 1) {
    const row = (from + step) % count;
    if (titleAt(row).toLocaleLowerCase().startsWith(wanted)) return row;
  }
  return -1;
}

// ── below ──

function sideways(right: boolean, { shown, at, isOpen }: Standing): TreeAction | null {
  if (at < 0) return null;
  const row = shown.row(at);
  const unfolded = opens(row) && isOpen(row);
  if (right) {
    if (unfolded) return { do: 'go', to: at + 1 };
    return opens(row) ? { do: 'unfold' } : null;
  }
  if (unfolded) return { do: 'fold' };
  const above = shown.above(at);
  return above < 0 ? null : { do: 'go', to: above };
}

function letterAction({ key, shiftKey }: Key, { typing, at }: Standing): TreeAction | null {
  // Named keys (F5, Escape) are longer than any letter.
  if (key.length > 2) return null;
  // A space begins no title.
  if (key === ' ' && !typing) return at < 0 ? null : { do: 'open' };
  const command = commands[key.toLowerCase()];
  if (typing || command === undefined) return { do: 'type', letter: key };
  if (at < 0) return null;
  return { do: command === 'new-below' && shiftKey ? 'new-objective-below' : command };
}

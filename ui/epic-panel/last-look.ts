import type { EpicPanelView } from '@throughline/core/view/epic-panel.ts';

/** Shown percentages by node, as the reader last saw them; null = a dash. Only ids and numbers, nothing else. */
export type Look = Readonly<Record<string, string | null>>;

const PLACE = 'throughline:last-look';
/** So many items are remembered; the oldest goes first. */
const ITEMS = 40;

/**
 * What this reader saw of this item the last time, and from then on what they see now. Kept in the browser only: it is
 * nobody else's business, and losing it costs one quiet mark. On-premises frames refuse storage: then every look is
 * a first one.
 */
export function lastLook(item: string): { readonly before: Look | null; keep(look: Look): void } {
  const before = readAll().find(([id]) => id === item)?.[1] ?? null;
  return {
    before,
    keep(look) {
      const others = readAll().filter(([id]) => id !== item);
      try {
        localStorage.setItem(PLACE, JSON.stringify([[item, look], ...others].slice(0, ITEMS)));
      } catch {
        // No storage here, or no room: see above.
      }
    },
  };
}

/** Every percentage that the view shows. */
export function lookOf(view: EpicPanelView): Look {
  if (view.kind !== 'full') return {};
  const shown = view.objectives.flatMap((objective) => [
    objective,
    ...objective.keyResults,
    ...objective.children,
  ]);
  return Object.fromEntries(shown.map(({ id, percent }) => [id, percent]));
}

type Remembered = readonly (readonly [item: string, look: Look])[];

function readAll(): Remembered {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(found) ? found.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is Remembered[number] {
  return (
    Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'object' && entry[1] !== null
  );
}

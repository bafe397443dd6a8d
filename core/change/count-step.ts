import type { ItemId } from '../model/ids.ts';
import type { CountDocument, KeyResultDocument } from '../port/documents.ts';

/** The next thing that a count reads. */
export type CountStep =
  | {
      readonly kind: 'links';
      readonly links: KeyResultDocument['links'];
      after(count: CountDocument): CountDocument;
    }
  | {
      readonly kind: 'children';
      readonly containers: readonly ItemId[];
      readonly cursor: string | null;
      /** @param next the tracker's cursor; null = these containers are through */
      after(count: CountDocument, next: string | null): CountDocument;
    }
  | { readonly kind: 'through' };

const LINKS_AT_ONCE = 50;
/** Small containers are read together. */
const CONTAINERS_AT_ONCE = 20;
/** Links are read first, so that their items know of them soon; but the list of what is open must stay small. */
const MOST_OPEN = 300;

/**
 * Follows from the count document alone, and stays the same until the step is marked as done: so a page can be left in
 * the middle and taken up by anyone. Children before the next containers of their level (depth first): the list of what
 * is open stays short.
 */
export function stepOf(count: CountDocument, links: KeyResultDocument['links']): CountStep {
  const { open, fresh = [], nextLink, phase = 'items' } = count;
  const linksLeft = nextLink < links.length;
  if (phase === 'items' && linksLeft && open.length < MOST_OPEN) return linksStep(count, links);
  if (open.length > 0) return childrenStep(open);
  if (fresh.length > 0) return freshStep(count, fresh);
  if (phase === 'items' && (count.subtasks ?? 0) > 0) {
    return stepOf({ ...count, phase: 'subtasks', nextLink: 0 }, links);
  }
  return phase === 'subtasks' && linksLeft ? linksStep(count, links) : { kind: 'through' };
}

function linksStep({ nextLink, phase }: CountDocument, links: KeyResultDocument['links']): CountStep {
  const part = links.slice(nextLink, nextLink + LINKS_AT_ONCE);
  return {
    kind: 'links',
    links: part,
    after: (count) => withFresh({ ...count, ...(phase && { phase }), nextLink: nextLink + part.length }),
  };
}

/** Containers that came in by an event while nothing else was left to read. */
function freshStep(begun: CountDocument, fresh: readonly ItemId[]): CountStep {
  const { open } = withFresh(begun);
  const step = childrenStep(open);
  return {
    ...step,
    after: (count, next) =>
      step.after({ ...count, open, fresh: (count.fresh ?? []).filter((id) => !fresh.includes(id)) }, next),
  };
}

function childrenStep(open: CountDocument['open']): Extract<CountStep, { kind: 'children' }> {
  const together: CountDocument['open'][number][] = [];
  for (const frame of open.toReversed()) {
    const alone = frame.cursor !== null || frame.more !== undefined;
    if (together.length > 0 && (alone || together.length === CONTAINERS_AT_ONCE)) break;
    together.push(frame);
    if (alone) break;
  }
  const [first] = together;
  const containers = together.flatMap(({ container, more = [] }) => [container, ...more]);
  return {
    kind: 'children',
    containers,
    cursor: first?.cursor ?? null,
    after: (count, next) => {
      const rest = count.open.slice(0, count.open.length - together.length);
      const [container, ...more] = containers;
      const goOn = next !== null && container ? [{ container, weight: null, cursor: next, more }] : [];
      return withFresh({ ...count, open: [...rest, ...goOn] });
    },
  };
}

/** What was met on a page is opened: on top, so that it is read before the rest of its level. */
function withFresh(count: CountDocument): CountDocument {
  const { fresh = [], ...rest } = count;
  return {
    ...rest,
    open: [...rest.open, ...fresh.map((container) => ({ container, weight: null, cursor: null }))],
  };
}

/** Where a count stands, to see whether another worker has gone on meanwhile. */
export const positionOf = ({ pass, nextLink, open, phase }: CountDocument): string =>
  JSON.stringify([pass, nextLink, open, phase]);

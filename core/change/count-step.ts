import type { ItemId } from '../model/ids.ts';
import type { CountDocument, QueryProgress } from '../port/documents.ts';
import type { CountLink } from './counting.ts';

/** What a set starts from: links, and what a query finds; null = it has none. */
export interface Start {
  readonly links: readonly CountLink[];
  readonly query: string | null;
}

/** The next thing that a count reads. */
export type CountStep =
  | {
      readonly kind: 'links';
      readonly links: readonly CountLink[];
      after(count: CountDocument): CountDocument;
    }
  | {
      readonly kind: 'query';
      /** From 0. */
      readonly page: number;
      readonly cursor: string | null;
      after(count: CountDocument, found: QueryPage): CountDocument;
    }
  | {
      /** A page of what the query found that holds sub-tasks. */
      readonly kind: 'late';
      readonly page: number;
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

export interface QueryPage {
  /** The tracker's cursor; null = that was all. */
  readonly next: string | null;
  readonly found: number;
  /** There are sub-tasks on it that wait for the end. */
  readonly late: boolean;
}

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
export function stepOf(count: CountDocument, start: Start): CountStep {
  const { open, fresh = [], nextLink, phase = 'items', query = begun } = count;
  const linksLeft = nextLink < start.links.length;
  if (phase === 'items' && open.length < MOST_OPEN) {
    if (linksLeft) return linksStep(count, start.links);
    if (start.query !== null && !query.over) return queryStep(query);
  }
  if (open.length > 0) return childrenStep(open);
  if (fresh.length > 0) return freshStep(count, fresh);
  if (phase === 'items' && (count.subtasks ?? 0) > 0) {
    return stepOf({ ...count, phase: 'subtasks', nextLink: 0 }, start);
  }
  if (phase !== 'subtasks') return { kind: 'through' };
  if (linksLeft) return linksStep(count, start.links);
  const page = query.late[query.lateDone];
  return page === undefined ? { kind: 'through' } : lateStep(page, query.lateDone, nextLink);
}

/** A query that nothing was read of. */
export const begun: QueryProgress = { cursor: null, over: false, found: 0, pages: 0, late: [], lateDone: 0 };

// ── below ──

function linksStep({ nextLink, phase }: CountDocument, links: readonly CountLink[]): CountStep {
  const part = links.slice(nextLink, nextLink + LINKS_AT_ONCE);
  return {
    kind: 'links',
    links: part,
    after: (count) => withFresh({ ...count, ...(phase && { phase }), nextLink: nextLink + part.length }),
  };
}

function queryStep({ cursor, found, pages, late }: QueryProgress): CountStep {
  return {
    kind: 'query',
    page: pages,
    cursor,
    after: (count, page) =>
      withFresh({
        ...count,
        query: {
          cursor: page.next,
          over: page.next === null,
          found: found + page.found,
          pages: pages + 1,
          late: page.late ? [...late, pages] : late,
          lateDone: 0,
        },
      }),
  };
}

const lateStep = (page: number, done: number, nextLink: number): CountStep => ({
  kind: 'late',
  page,
  after: (count) =>
    withFresh({
      ...count,
      phase: 'subtasks',
      nextLink,
      query: { ...(count.query ?? begun), lateDone: done + 1 },
    }),
});

/** Containers that came in by an event while nothing else was left to read. */
function freshStep(count: CountDocument, fresh: readonly ItemId[]): Extract<CountStep, { kind: 'children' }> {
  const { open } = withFresh(count);
  const step = childrenStep(open);
  return {
    ...step,
    after: (present, next) =>
      step.after(
        { ...present, open, fresh: (present.fresh ?? []).filter((id) => !fresh.includes(id)) },
        next,
      ),
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
export const positionOf = ({ pass, nextLink, open, phase, query }: CountDocument): string =>
  JSON.stringify([pass, nextLink, open, phase, query]);

import { begun } from '../change/count-step.ts';
import type { ItemId, UserId } from '../model/ids.ts';
import type { CountDocument } from '../port/documents.ts';
import type { CountSpot } from './count-spot.ts';

export interface TraceCursor {
  /** It walks the set as a count does. */
  readonly place: CountDocument;
  /** How many items of the sums the pages so far have listed. */
  readonly listed: number;
}

/** Where a trace goes on, as text. */
export const writeCursor = ({ nextLink, open, fresh = [], query }: CountDocument, listed: number): string =>
  JSON.stringify([
    nextLink,
    fresh,
    open.map(({ container, more = [], cursor }) => [[container, ...more], cursor]),
    listed,
    query ? [query.pages, query.over] : [0, false],
  ]);

/** What is not such a text is the start: it comes from a page, and the worst it can do is to begin again. */
export function readCursor(text: string | null, { keyResult, shard }: CountSpot): TraceCursor {
  const [nextLink, fresh, open, listed, query] = listOf(parsed(text));
  const [pages, over] = listOf(query);
  const place: CountDocument = {
    v: 1,
    keyResult,
    shard,
    pass: 0,
    startedAt: 0,
    startedBy: '' as UserId,
    nextLink: countOf(nextLink),
    query: { ...begun, pages: countOf(pages), over: over === true },
    fresh: textsOf(fresh),
    open: listOf(open).flatMap((frame) => {
      const [containers, cursor] = listOf(frame);
      const [container, ...more] = textsOf(containers);
      return container === undefined
        ? []
        : [{ container, more, weight: null, cursor: typeof cursor === 'string' ? cursor : null }];
    }),
    sizes: {},
    problems: [],
  };
  return { place, listed: countOf(listed) };
}

const countOf = (value: unknown): number => (Number.isSafeInteger(value) ? Math.max(value as number, 0) : 0);

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const textsOf = (value: unknown): ItemId[] =>
  listOf(value).filter((part): part is ItemId => typeof part === 'string');

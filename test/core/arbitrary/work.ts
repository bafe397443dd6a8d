import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { itemId } from '@throughline/core/model/ids.ts';
import type { ItemId, ProjectId } from '@throughline/core/model/ids.ts';
import type { ItemLevel, ItemState, WorkItem } from '@throughline/core/model/work-item.ts';
import { orNull, rarely } from './values.ts';

/** What a random set of work may hold; everything by default. */
export interface WorkShape {
  /** At most this many items (12). */
  readonly most?: number;
  /** Parents only among items made before, so that there is no circle (false: anything goes). */
  readonly forest?: boolean;
  /** All on one host. */
  readonly host?: 'jira';
  /** false: each item once. */
  readonly copies?: boolean;
}

/** States of every category, with fresh and stale resolutions. */
const arbitraryState: Arbitrary<ItemState> = fc
  .record({
    category: fc.constantFrom<ItemState['category'][]>(
      'todo',
      'todo',
      'doing',
      'done',
      'done',
      'done',
      'resolved',
      'removed',
      'unknown',
    ),
    resolution: rarely(fc.constantFrom('Done', "Won't Do", 'Wont fix', 'DUPLICATE', 'Fixed'), 2),
    name: fc.constantFrom('Open', 'Closed', 'Canceled', 'Done'),
    stock: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ category, resolution, name, stock }) => ({
    name,
    category,
    resolution: resolution === null ? null : { id: null, name: resolution },
    id: null,
    ...(stock === 0 ? { from: 'stock-process' as const } : {}),
  }));

/** Base units: mostly small, sometimes missing, 0, odd or no size at all. */
const arbitrarySize: Arbitrary<number | null> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1000, 2000, 3000, 5000, 8000) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 333, 12_345_678, -1) },
);

const arbitraryTime = orNull(fc.integer({ min: 0, max: 40_000 }), 2);

/** Some work items with parents, levels, states and sizes; some on the other host, some twice. */
export function arbitraryItems({ most = 12, forest = false, host, copies = true }: WorkShape = {}): Arbitrary<
  WorkItem[]
> {
  const one = fc.record({
    level: fc.constantFrom<ItemLevel[]>(
      'container',
      'container',
      'standard',
      'standard',
      'standard',
      'subtask',
    ),
    parent: orNull(fc.nat(most), 3),
    state: arbitraryState,
    points: arbitrarySize,
    seconds: arbitrarySize,
    field: arbitrarySize,
    logged: arbitraryTime,
    remaining: arbitraryTime,
    ado: fc.integer({ min: 0, max: 4 }).map((n) => n === 0 && host === undefined),
    copyOf: copies ? rarely(fc.nat(most), 9) : fc.constant(null),
    revision: fc.nat(2),
  });
  return fc.array(one, { maxLength: most }).map((all) => {
    const ids = all.map(({ ado }, at) => idOf(at, ado));
    return all.map((item, at): WorkItem => {
      const copied = item.copyOf !== null && item.copyOf < at ? item.copyOf : at;
      const parent = item.parent !== null && (!forest || item.parent < copied) ? item.parent : null;
      const id = ids[copied] ?? idOf(at, item.ado);
      return {
        id,
        key: id.startsWith('ado:') ? String(100 + copied) : `KEY-${copied}`,
        title: `Item ${at}`,
        url: null,
        project: 'KEY' as ProjectId,
        type: item.level,
        level: item.level,
        parent: parent === null ? null : (ids[parent] ?? idOf(900 + parent, false)),
        state: item.state,
        sizes: { points: item.points, seconds: item.seconds, fields: { size: item.field } },
        logged: item.logged,
        remaining: item.remaining,
        assignee: null,
        revision: item.revision,
      };
    });
  });
}

const idOf = (at: number, ado: boolean): ItemId =>
  ado ? itemId('ado', 'org', 100 + at) : itemId('jira', 'site', 100 + at);

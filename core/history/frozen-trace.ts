import type { ItemId } from '../model/ids.ts';
import type { Stage } from '../model/work-item.ts';
import type { CountedBecause, CountedItem } from '../progress/evaluation.ts';

/**
 * The rows of one closed key result as columns, JSON-safe and without repeated names (R36, R38). A column of one entry
 * stands for all rows.
 */
export interface FrozenTrace {
  readonly v: 1;
  /** What most item ids begin with; left out of `items`. */
  readonly prefix: string;
  /** What comes after the prefix; with a `!` before it the whole of it. */
  readonly items: readonly string[];
  /** One letter a row; see `stages` and `reasons` for what they say. */
  readonly stage: string;
  readonly why: string;
  readonly weight: readonly number[];
  readonly size: readonly (number | null)[];
  readonly credit: readonly number[];
  /** Places in `vias`. */
  readonly via: readonly number[];
  readonly vias: readonly CountedItem['via'][];
  /** Row and share, where one is given (R23). */
  readonly share: readonly (readonly [number, number])[];
}

const stages: Readonly<Record<Stage, string>> = {
  todo: 't',
  doing: 'i',
  done: 'd',
  dropped: 'x',
  unknown: 'u',
};

const reasons: Readonly<Record<CountedBecause, string>> = {
  counted: 'c',
  dropped: 'x',
  'unestimated-excluded': 'u',
  expanded: 'e',
  covered: 'o',
  missing: 'm',
};

export function freezeTrace(rows: readonly CountedItem[]): FrozenTrace {
  const prefix = prefixOf(rows);
  const vias = [...new Set(rows.map(({ via }) => via))];
  const places = new Map(vias.map((via, at) => [via, at]));
  return {
    v: 1,
    prefix,
    items: rows.map(({ item }) => (item.startsWith(prefix) ? shortened(item, prefix) : `!${item}`)),
    stage: rows.map(({ stage }) => stages[stage]).join(''),
    why: rows.map(({ why }) => reasons[why]).join(''),
    weight: column(rows.map(({ weight }) => weight)),
    size: column(rows.map(({ size }) => size)),
    credit: column(rows.map(({ credit }) => credit)),
    via: column(rows.map(({ via }) => places.get(via) ?? 0)),
    vias,
    share: rows.flatMap(({ share }, at) => (share === undefined ? [] : [[at, share] as const])),
  };
}

/** The same rows again. */
export function thawTrace(trace: FrozenTrace): readonly CountedItem[] {
  const [stageOf, whyOf] = [turned(stages), turned(reasons)];
  const shares = new Map(trace.share);
  return trace.items.map((text, at): CountedItem => {
    const why = whyOf.get(trace.why[at] ?? '') ?? 'missing';
    const share = shares.get(at);
    return {
      item: (text.startsWith('!') ? text.slice(1) : trace.prefix + text) as ItemId,
      stage: stageOf.get(trace.stage[at] ?? '') ?? 'unknown',
      weight: entry(trace.weight, at) ?? 0,
      size: entry(trace.size, at) ?? null,
      credit: entry(trace.credit, at) ?? 0,
      via: trace.vias[entry(trace.via, at) ?? 0] ?? 'link',
      counted: why === 'counted',
      why,
      ...(share === undefined ? {} : { share }),
    };
  });
}

/** Up to the site of the first row: most key results have items of one site. */
const prefixOf = ([first]: readonly CountedItem[]): string =>
  first ? first.item.slice(0, first.item.indexOf('/') + 1) : '';

function shortened(item: string, prefix: string): string {
  const rest = item.slice(prefix.length);
  return rest.startsWith('!') ? `!${item}` : rest;
}

const column = <T>(values: readonly T[]): readonly T[] =>
  values.every((value) => value === values[0]) ? values.slice(0, 1) : values;

const entry = <T>(values: readonly T[], at: number): T | undefined =>
  values.length === 1 ? values[0] : values[at];

const turned = <K extends string>(letters: Readonly<Record<K, string>>): ReadonlyMap<string, K> =>
  new Map(Object.entries<string>(letters).map(([name, letter]) => [letter, name as K]));

import type { CountOf } from '@throughline/core/model/plan.ts';
import { weightText } from '@throughline/core/model/weight.ts';
import type {
  ItemPart,
  LeftOut,
  MergedItem,
  Part,
  TracedItem,
  TracedReading,
} from '@throughline/core/trace/trace.ts';
import { numberOf, sizeText } from './exact.ts';

/** @param counted in what sizes counted: items, where no size is above 0 (R21) */
export function partReport(part: Part, count: CountOf, counted: CountOf): object {
  switch (part.kind) {
    case 'item':
      return itemReport(part, count, counted);
    case 'milestone':
      return {
        kind: part.kind,
        title: part.title,
        weight: Number(weightText(part.weight)),
        progressPpm: part.progress,
        counted: part.counted,
        typed: part.typed,
        ppm: part.ppm,
        parts: part.items.map((item) => itemReport(item, count, counted)),
        leftOut: part.leftOut.map((row) => leftOutReport(row, count)),
        merged: part.merged.map(mergedReport),
      };
    case 'period':
      return {
        kind: part.kind,
        from: part.from,
        to: part.to,
        reading: part.reading && readingReport(part.reading),
        verdict: part.verdict,
        ppm: part.ppm,
      };
    case 'reading':
      return {
        kind: part.kind,
        from: part.from,
        reading: part.reading && readingReport(part.reading),
        curve: part.curve.map(({ at, worth }) => ({ atPpm: at, worthPpm: worth })),
        ppm: part.ppm,
      };
    case 'answer':
      return { kind: part.kind, done: part.done, ppm: part.ppm };
    case 'objective':
    case 'keyResult':
      return {
        kind: part.kind,
        id: part.id,
        title: part.title,
        weight: Number(weightText(part.weight)),
        progressPpm: part.progress,
        origin: part.origin,
        counted: part.counted,
        ppm: part.ppm,
      };
  }
}

function itemReport(part: ItemPart, count: CountOf, counted: CountOf): object {
  return {
    kind: part.kind,
    ...itemName(part.item),
    stage: part.stage,
    weight: Number(weightText(part.weight)),
    size: part.size === null ? null : Number(sizeText(part.size, count)),
    counts: Number(sizeText(part.counts, counted)),
    creditPpm: part.credit,
    via: viaReport(part.via),
    sharePpm: part.share,
    alsoIn: part.alsoIn,
    ppm: part.ppm,
  };
}

export function leftOutReport(row: LeftOut, count: CountOf): object {
  return {
    ...itemName(row.item),
    why: row.why,
    stage: row.stage,
    weight: Number(weightText(row.weight)),
    size: row.size === null ? null : Number(sizeText(row.size, count)),
    via: viaReport(row.via),
  };
}

export function mergedReport({ item, names, below }: MergedItem): object {
  return { ...itemName(item), names, below: below && keyOf(below) };
}

function itemName(item: TracedItem): object {
  const { state } = item;
  return {
    item: keyOf(item),
    id: item.id,
    host: item.host,
    title: item.title,
    type: item.type,
    state: state && state.name,
    category: state && state.category,
    resolution: state?.resolution?.name ?? null,
    revision: item.revision,
  };
}

const viaReport = (via: ItemPart['via']): string => (typeof via === 'string' ? via : keyOf(via));

/** What a person calls it; what is not among the work is called as the plan calls it. */
const keyOf = ({ id, key }: TracedItem): string => key ?? id;

export const readingReport = ({ on, value, by, note }: TracedReading): object => ({
  on,
  value: numberOf(value),
  by,
  note,
});

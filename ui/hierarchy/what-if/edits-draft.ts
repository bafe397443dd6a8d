import type { ItemId } from '@throughline/core/model/ids.ts';
import type { TryOutRequest } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import { numberForm, plainNumber } from '../editor/typed-number.ts';
import { asTyped, typedValue } from '../node/typed-value.ts';

/** What is tried, as it stands in the form. */
export interface EditsDraft {
  readonly nodes: readonly NodeEdit[];
  readonly drop: readonly DroppedItem[];
}

/** '' = as it is. */
export interface NodeEdit {
  readonly id: string;
  readonly weight: string;
  readonly days: string;
  /** "yes" or "no" of a yes/no. */
  readonly value: string;
}

export interface DroppedItem {
  readonly id: ItemId;
  /** The id where only that is known, of a draft that was kept. */
  readonly key: string;
  readonly title: string;
}

export const nothingTried: EditsDraft = { nodes: [], drop: [] };

export interface ReadEdits {
  /** null = nothing is tried yet, or something cannot be read. */
  readonly request: TryOutRequest | null;
  /** `<id>.weight` … → what is wrong with it. */
  readonly wrong: Readonly<Record<string, string>>;
}

/** 0…10,000 with at most three decimals (R3); the function checks it again. */
const WEIGHT = /^(?:10000(?:\.0{1,3})?|\d{1,4}(?:\.\d{1,3})?)$/;

/**
 * What the form holds as a request.
 * @param shards all that are shown: dropped work may count in any of them, the rest only in its own
 */
export function readEdits(
  draft: EditsDraft,
  nodes: ReadonlyMap<string, HierarchyNode>,
  shards: readonly string[],
  locale: string,
  words: HierarchyWords['tryOut'],
): ReadEdits {
  const wrong: Record<string, string> = {};
  const form = numberForm(locale);
  const weights = filled(draft.nodes, 'weight').map(({ id, weight }) => {
    const read = plainNumber(weight, form);
    if (read === null || !WEIGHT.test(read)) wrong[`${id}.weight`] = words.badWeight;
    return { id, weight: read ?? '' };
  });
  const slips = filled(draft.nodes, 'days').map(({ id, days }) => {
    const read = plainNumber(days, form);
    if (read === null || !/^-?\d{1,4}$/.test(read)) wrong[`${id}.days`] = words.badDays;
    return { id, days: Number(read) };
  });
  const readings = filled(draft.nodes, 'value').map(({ id, value }) => {
    const amount = nodes.get(id)?.amount;
    const unit = amount && 'unit' in amount ? amount.unit : null;
    const read = value === 'yes' || value === 'no' ? value : typedValue(value, locale, unit);
    if (read === null) wrong[`${id}.value`] = words.badValue;
    return { id, value: read ?? '' };
  });
  const drop = draft.drop.map(({ id }) => id);
  const touched = [...weights, ...slips, ...readings].map(({ id }) => nodes.get(id)?.shard);
  const asked = drop.length > 0 ? shards : shards.filter((shard) => touched.includes(shard));
  const isEmpty = drop.length + touched.length === 0;
  return {
    request:
      isEmpty || Object.keys(wrong).length > 0 ? null : { shards: asked, drop, weights, slips, readings },
    wrong,
  };
}

/** A kept draft in the form again. Its items are known by their ids alone. */
export function draftOfEdits(edits: TryOutRequest, locale: string): EditsDraft {
  const ids = [...new Set([...edits.weights, ...edits.slips, ...edits.readings].map(({ id }) => id))];
  return {
    nodes: ids.map((id) => ({
      id,
      weight: asTyped(edits.weights.find((one) => one.id === id)?.weight ?? '', locale),
      days: String(edits.slips.find((one) => one.id === id)?.days ?? ''),
      value: asTyped(edits.readings.find((one) => one.id === id)?.value ?? '', locale),
    })),
    drop: edits.drop.map((id) => ({ id, key: id, title: '' })),
  };
}

const filled = (nodes: readonly NodeEdit[], field: 'weight' | 'days' | 'value'): readonly NodeEdit[] =>
  nodes.filter((node) => node[field].trim() !== '');

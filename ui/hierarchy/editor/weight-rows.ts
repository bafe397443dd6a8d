import type { Failure, FieldConflict } from '@throughline/core/use/answer.ts';
import type { Field } from '@throughline/core/view/node-details.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { sharesOf, weightOfShare, WHOLE } from './shares.ts';
import { plainNumber, type NumberForm } from './typed-number.ts';

/** A child with its weight as it is being typed. */
export interface WeightRow {
  readonly node: HierarchyNode;
  /** As read, or as somebody else made it meanwhile; null = not given. */
  readonly from: string | null;
  /** What it counts where none is given. */
  readonly usual: string;
  readonly typed: string;
}

/**
 * What counts in a node: its key results, and the objectives that name it. Drafts and cancelled ones count nowhere (R26);
 * a weight that is not given is 1, or in percent mode the share that is shown (R25).
 */
export const childrenOf = (
  nodes: ReadonlyMap<string, HierarchyNode>,
  id: string,
): readonly Omit<WeightRow, 'typed'>[] =>
  [...nodes.values()].flatMap((node) => {
    const edge = node.parents.find((parent) => parent.id === id && parent.contributes);
    if (edge === undefined || node.status === 'draft' || node.status === 'cancelled') return [];
    const isFirst = node.parents.find(({ contributes }) => contributes) === edge;
    return [{ node, from: edge.weight ?? null, usual: (isFirst ? node.weight : null) ?? '1' }];
  });

/** Thousandths; null where it is no weight. */
function milliWeight(typed: string, numbers: NumberForm): number | null {
  const plain = plainNumber(typed, numbers);
  if (plain === null || !/^(?:10000|\d{1,4}(?:\.\d{1,3})?)$/.test(plain)) return null;
  return Math.round(Number(`${plain}e3`));
}

/** Shares of all rows; a weight that cannot be read counts as the one it was. */
export const sharesOfRows = (rows: readonly WeightRow[], numbers: NumberForm): readonly number[] =>
  sharesOf(
    rows.map(({ typed, from, usual }) => {
      const was = milliWeight(from ?? usual, plainForm);
      return typed.trim() === '' ? milliWeight(usual, plainForm) : (milliWeight(typed, numbers) ?? was);
    }),
  );

/** Is it a weight, or left empty? */
export const isRowRight = ({ typed }: WeightRow, numbers: NumberForm): boolean =>
  typed.trim() === '' || milliWeight(typed, numbers) !== null;

/** Every row with its share as its weight: they then add up to 100. */
export const withShares = (
  rows: readonly WeightRow[],
  shares: readonly number[],
  numbers: NumberForm,
): readonly WeightRow[] =>
  rows.map((row, at) => ({
    ...row,
    typed: weightOfShare(shares[at] ?? 0).replace('.', numbers.decimal),
  }));

/** What a share brings of its child's progress, ppm of the parent. */
export const bringsOf = ({ progress }: HierarchyNode, share: number): number =>
  Math.floor(((progress ?? 0) * share) / WHOLE);

/** A weight as a field holds it; null = not given. */
export const weightOf = (field: Field | undefined): string | null =>
  typeof field === 'number' || typeof field === 'string' ? String(field) : null;

/** The conflict of one row, whatever the answer calls it: by the child, or its weight. */
export const conflictOf = (failure: Failure | null, id: string): FieldConflict | undefined =>
  failure?.conflicts?.find(({ field }) => field === id || field.split('.').includes(id));

// ── below ──

/** How weights are stored. */
const plainForm: NumberForm = { decimal: '.', group: '' };

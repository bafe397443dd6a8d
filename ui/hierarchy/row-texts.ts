import type { TreeRow } from '@throughline/core/view/hierarchy-fold.ts';
import { countingHalf, edgesUp } from '@throughline/core/view/hierarchy-join.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { FirstWords } from '@throughline/core/view/words/first-words.ts';
import type { Outline } from './outline.ts';

/** What a row says, in the reader's words. */
export interface RowTexts {
  readonly title: string;
  /** What stands quietly behind the title. */
  readonly remarks: readonly string[];
  /** The name as it is read out. */
  readonly spoken: string;
  readonly owner: string;
  readonly weight: string | null;
  readonly number: string;
  readonly numberSpoken: string;
  readonly health: string;
  readonly day: string;
  readonly daySpoken: string;
}

/** A node's title; what may not be seen has a name of its own. */
export const titleOf = ({ title, is }: Pick<HierarchyNode, 'title' | 'is'>, words: FirstWords): string =>
  title ?? (is === 'objective' ? words.restrictedObjective : words.tree.restrictedKeyResult);

export function levelName(view: HierarchyView, level: HierarchyNode['level'], words: FirstWords): string {
  return words.tree.level(level, view.levels.find((one) => one.level === level)?.name ?? null);
}

/** @param grouped rows stand below headings: what they serve elsewhere is told */
export function rowTexts(
  node: HierarchyNode,
  row: TreeRow,
  outline: Outline,
  view: HierarchyView,
  grouped: boolean,
  words: FirstWords,
): RowTexts {
  const { joined } = outline;
  const half = joined.also.get(node.id);
  const counting = countingHalf(joined, node);
  const title = titleOf(node, words);
  const remarks = [
    ...(row.contributes ? [] : [words.tree.supportsOnly]),
    ...(half === undefined ? [] : [words.tree.alsoKeyResultOf(aboveTitle(outline, counting, words))]),
    ...(row.again && row.hasChildren ? [words.tree.shownAbove] : []),
    ...(grouped && row.depth === 1 ? servedElsewhere(outline, node, words) : []),
    ...valueRemarks(node, counting, words),
  ];
  const number = words.percent(node.percent);
  const level = levelName(view, node.level, words);
  return {
    title,
    remarks,
    spoken: words.tree.nodeSpoken(node.is, title, level, remarks),
    owner: node.owner ?? '',
    weight: row.contributes && counting.weight !== null ? words.weight(counting.weight) : null,
    number,
    numberSpoken: words.tree.numberSpoken(
      number,
      row.contributes ? counting.weight : null,
      node.expected,
      row.contributes ? counting.contribution : null,
    ),
    health: words.health(node.health),
    day: words.tree.checkedInOn(node.checkedIn, node.due),
    daySpoken: words.tree.checkedInSpoken(node.checkedIn, node.due),
  };
}

// ── below ──

/** What stands beside the number (R5, R9, R22, R30, R33); the first is the most telling. */
function valueRemarks(node: HierarchyNode, counting: HierarchyNode, words: FirstWords): readonly string[] {
  const status = words.tree.status(node.status);
  const amount = counting.amount === null ? null : words.amount(counting.amount);
  const { coverage, offTrack, keyResults } = node;
  return [
    ...(status === null ? [] : [status]),
    ...(node.percent === null && status === null ? [words.tree.noNodeValue(node)] : []),
    ...(node.percent === null || amount === null ? [] : [amount]),
    ...(node.percent === null || node.counting === null ? [] : [words.counting(node.counting.items)]),
    ...(node.origin === 'override' ? [words.setByHand(node.computedPercent)] : []),
    ...(node.stale ? [words.stale] : []),
    ...(coverage !== null && coverage < 1_000_000 && node.percent !== null ? [words.coverage(coverage)] : []),
    ...(offTrack > 0 ? [words.offTrack(offTrack, keyResults)] : []),
    ...(node.notes > 0 ? [words.notes(node.notes)] : []),
  ];
}

function aboveTitle({ joined }: Outline, keyResult: HierarchyNode, words: FirstWords): string | null {
  const parent = keyResult.is === 'keyResult' ? keyResult.parents[0] : undefined;
  const objective = parent === undefined ? undefined : joined.byId.get(parent.id);
  return objective === undefined ? null : titleOf(objective, words);
}

function servedElsewhere({ joined }: Outline, node: HierarchyNode, words: FirstWords): readonly string[] {
  return edgesUp(joined, node).flatMap(({ id }) => {
    const parent = joined.byId.get(id);
    return parent === undefined ? [] : [words.tree.servesTitle(titleOf(parent, words))];
  });
}

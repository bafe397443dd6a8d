import { opens, type TreeRow } from '@throughline/core/view/hierarchy-fold.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { FirstWords } from '@throughline/core/view/words/first-words.ts';
import type { Draw } from './draw.ts';
import type { RowTexts } from './row-texts.ts';

export interface RowPlace {
  readonly id: string;
  /** Among the shown rows, from 0. */
  readonly at: number;
  readonly row: TreeRow;
  readonly open: boolean;
  readonly active: boolean;
  readonly place: number;
  readonly size: number;
}

export interface NodeRowProps extends RowPlace {
  readonly node: HierarchyNode;
  readonly texts: RowTexts;
  /** It stands here only because of what is below it. */
  readonly dimmed: boolean;
  /** `clip-path` of its small line; null = none. */
  readonly trend: string | null;
}

/**
 * One objective or key result: six elements, whatever there is to show, because rows come and go by the hundred while
 * one scrolls. Bar, line, marks and what stands quietly beside are drawn by the style sheet (hierarchy-rows.css) from
 * properties and attributes; every one of them is said in words as well. Clicks are the grid's.
 */
export function nodeRow<Made>(
  draw: Draw<Made>,
  { node, texts, dimmed, trend, ...place }: NodeRowProps,
): Made {
  const { row } = place;
  const remark = texts.remarks.length > 0 ? ` · ${texts.remarks.join(' · ')}` : undefined;
  let shape = 'tl-tree-row';
  if (node.is === 'objective') shape += ' tl-tree-objective';
  if (!row.contributes) shape += ' tl-tree-supports';
  if (dimmed) shape += ' tl-tree-dimmed';
  if (node.due) shape += ' tl-tree-due';
  if (place.active) shape += ' tl-tree-active';
  if (node.threshold < 1_000_000) shape += ' tl-tree-sooner';
  if (trend !== null) shape += ' tl-tree-trend';
  return draw(
    'div',
    {
      ...rowAttributes(place),
      class: shape,
      style: {
        '--tl-depth': row.depth,
        '--tl-done': (node.progress ?? 0) / 10_000,
        '--tl-expected': Math.min(node.expected, 1_000_000) / 10_000,
        '--tl-threshold': node.threshold / 10_000,
        ...(trend === null ? {} : { '--tl-trend': trend }),
      },
    },
    draw(
      'div',
      {
        role: 'gridcell',
        class: opens(row) ? 'tl-tree-name tl-tree-opens' : 'tl-tree-name',
        'data-remark': remark,
        'aria-label': texts.spoken,
        title: `${texts.title}${remark ?? ''}`,
      },
      texts.title,
    ),
    draw('div', { role: 'gridcell', class: 'tl-tree-owner', dir: 'auto' }, texts.owner),
    draw(
      'button',
      {
        type: 'button',
        role: 'gridcell',
        class: 'tl-tree-number',
        tabindex: -1,
        'data-weight': texts.weight ?? undefined,
        'aria-label': texts.numberSpoken,
        title: texts.numberSpoken,
      },
      texts.number,
    ),
    draw('div', { role: 'gridcell', class: `tl-tree-health tl-is-${node.health}` }, texts.health),
    draw('div', { role: 'gridcell', class: 'tl-tree-day', 'aria-label': texts.daySpoken }, texts.day),
  );
}

export function rowAttributes({ id, at, row, open, place, size }: RowPlace) {
  return {
    role: 'row',
    id,
    'data-at': at,
    'aria-level': row.depth + 1,
    'aria-rowindex': at + 2,
    'aria-posinset': place,
    'aria-setsize': size,
    'aria-expanded': opens(row) ? open : undefined,
  } as const;
}

/** The names of the columns; weight, score and trend stand in one cell, and so under one heading. */
export function headRow<Made>(draw: Draw<Made>, tree: FirstWords['tree']): Made {
  const name = (text: string): Made => draw('div', { role: 'columnheader' }, text);
  return draw(
    'div',
    { class: 'tl-tree-head', role: 'row', 'aria-rowindex': 1 },
    name(tree.nameColumn),
    name(tree.ownerColumn),
    draw(
      'div',
      {
        role: 'columnheader',
        class: 'tl-tree-numbers',
        'aria-label': tree.numberColumn,
        'data-weight': tree.weightColumn,
        'data-trend': tree.trendColumn,
      },
      draw('span', {}, tree.scoreColumn),
    ),
    name(tree.healthColumn),
    name(tree.checkInColumn),
  );
}

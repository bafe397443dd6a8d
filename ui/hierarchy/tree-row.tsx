/* A grid of elements that come and go as one scrolls; a table would lay out all of them anew each time. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { opens, type TreeRow } from '@throughline/core/view/hierarchy-fold.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { RowTexts } from './row-texts.ts';

interface Place {
  readonly id: string;
  /** Among the shown rows, from 0. */
  readonly at: number;
  readonly row: TreeRow;
  readonly open: boolean;
  readonly active: boolean;
  readonly place: number;
  readonly size: number;
}

interface NodeRowProps extends Place {
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
export function NodeRow({ node, texts, dimmed, trend, ...place }: NodeRowProps) {
  const { row } = place;
  const shape = [
    'tl-tree-row',
    node.is === 'objective' ? 'tl-tree-objective' : '',
    row.contributes ? '' : 'tl-tree-supports',
    dimmed ? 'tl-tree-dimmed' : '',
    node.due ? 'tl-tree-due' : '',
    place.active ? 'tl-tree-active' : '',
    node.threshold < 1_000_000 ? 'tl-tree-sooner' : '',
    trend === null ? '' : 'tl-tree-trend',
  ];
  const drawn = {
    '--tl-depth': row.depth,
    '--tl-done': (node.progress ?? 0) / 10_000,
    '--tl-expected': Math.min(node.expected, 1_000_000) / 10_000,
    '--tl-threshold': node.threshold / 10_000,
    ...(trend === null ? {} : { '--tl-trend': trend }),
  };
  const remark = texts.remarks.length > 0 ? ` · ${texts.remarks.join(' · ')}` : undefined;
  return (
    <div {...rowAttributes(place)} class={shape.filter(Boolean).join(' ')} style={drawn}>
      <div
        role="gridcell"
        class={opens(row) ? 'tl-tree-name tl-tree-opens' : 'tl-tree-name'}
        data-remark={remark}
        aria-label={texts.spoken}
        title={`${texts.title}${remark ?? ''}`}
      >
        {texts.title}
      </div>
      <div role="gridcell" class="tl-tree-owner" dir="auto">
        {texts.owner}
      </div>
      <button
        type="button"
        role="gridcell"
        class="tl-tree-number"
        tabIndex={-1}
        data-weight={texts.weight ?? undefined}
        aria-label={texts.numberSpoken}
        title={texts.numberSpoken}
      >
        {texts.number}
      </button>
      <div role="gridcell" class={`tl-tree-health tl-is-${node.health}`}>
        {texts.health}
      </div>
      <div role="gridcell" class="tl-tree-day" aria-label={texts.daySpoken}>
        {texts.day}
      </div>
    </div>
  );
}

interface GroupRowProps extends Place {
  readonly name: string;
  readonly count: string;
}

/** A heading: a team or a project, and how many objectives stand below it. */
export function GroupRow({ name, count, ...place }: GroupRowProps) {
  const shape = place.active ? 'tl-tree-row tl-tree-group tl-tree-active' : 'tl-tree-row tl-tree-group';
  return (
    <div {...rowAttributes(place)} class={shape} style={{ '--tl-depth': 0 }}>
      <div
        role="gridcell"
        class="tl-tree-name tl-tree-opens"
        aria-colspan={5}
        data-remark={` · ${count}`}
        aria-label={`${name}; ${count}`}
      >
        {name}
      </div>
    </div>
  );
}

// ── below ──

function rowAttributes({ id, at, row, open, place, size }: Place) {
  return {
    role: 'row',
    id,
    'data-at': at,
    'aria-level': row.depth + 1,
    'aria-rowindex': at + 2,
    'aria-posinset': place,
    'aria-setsize': size,
    ...(opens(row) ? { 'aria-expanded': open } : {}),
  } as const;
}

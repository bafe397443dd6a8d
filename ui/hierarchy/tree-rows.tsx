/* A grid of elements that come and go as one scrolls; a table would lay out all of them anew each time. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { isGroup } from '@throughline/core/view/tree-rows.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { groupName } from './group-name.ts';
import { rowTexts } from './row-texts.ts';
import { GroupRow, NodeRow } from './tree-row.tsx';
import { rowsRoom } from './row-window.ts';
import { trendShape } from './trend-shape.ts';
import type { Outline } from './outline.ts';
import type { RowWindow } from './use-row-window.ts';
import type { Trends } from './use-trends.ts';
import type { TreePlace } from './use-tree-place.ts';
import { useHierarchyWords } from './words-context.ts';

interface TreeRowsProps {
  readonly view: HierarchyView;
  readonly outline: Outline;
  readonly grouped: boolean;
  readonly place: TreePlace;
  readonly window: RowWindow;
  readonly trends: Trends['points'];
  /** Of a row's id in the page. */
  readonly prefix: string;
}

interface Kept {
  readonly of: readonly unknown[];
  readonly rows: Map<number, VNode>;
  active: number;
}

/** The rows that are seen. What is drawn already is kept as it is, so that scrolling pays for new rows only. */
export function TreeRows(props: TreeRowsProps) {
  const { view, outline, grouped, place, window, trends, prefix } = props;
  const words = useHierarchyWords();
  const kept = useRef<Kept | null>(null);
  const of = [view, outline, grouped, place.shown, trends, words];
  if (kept.current === null || of.some((now, at) => now !== kept.current?.of[at])) {
    kept.current = { of, rows: new Map(), active: place.at };
  }
  const { rows, active } = kept.current;
  if (active !== place.at) {
    // One stands elsewhere: two rows look different.
    rows.delete(active);
    rows.delete(place.at);
    kept.current.active = place.at;
  }

  const draw = (at: number): VNode => {
    const row = place.rowAt(at);
    const entry = place.entryAt(at);
    const [among, size] = place.among(at);
    const shared = {
      id: `${prefix}-${at}`,
      at,
      row,
      open: place.isOpen(row),
      active: at === place.at,
      place: among,
      size,
    };
    const key = place.keyAt(at);
    if (isGroup(entry)) {
      const count = words.tree.objectivesBelow(entry.objectives);
      return <GroupRow key={key} {...shared} name={groupName(entry, view, words)} count={count} />;
    }
    const { matches } = outline.filtered;
    const points = trends.get(entry.id);
    return (
      <NodeRow
        key={key}
        {...shared}
        node={entry}
        texts={rowTexts(entry, row, outline, view, grouped, words)}
        dimmed={matches !== null && !matches.has(entry.id)}
        trend={points === undefined ? null : trendShape(points)}
      />
    );
  };

  const drawn: VNode[] = [];
  const last = Math.min(window.last, place.shown.count - 1);
  for (let at = window.first; at <= last; at += 1) {
    let row = rows.get(at);
    if (row === undefined) rows.set(at, (row = draw(at)));
    drawn.push(row);
  }
  // Kept rows are those near to what is seen; more would be a list of everything in the end.
  if (rows.size > 400) kept.current = null;
  return (
    <div
      class="tl-tree-rows"
      role="rowgroup"
      style={rowsRoom({ row: window.rowHeight }, place.shown.count, window.first)}
    >
      {drawn}
    </div>
  );
}

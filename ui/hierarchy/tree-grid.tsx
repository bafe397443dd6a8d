import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { opens } from '@throughline/core/view/hierarchy-fold.ts';
import { isGroup } from '@throughline/core/view/tree-rows.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { cellAt, isTwisty, placeIn } from './cell-at.ts';
import { groupName } from './group-name.ts';
import { useHierarchy } from './hierarchy-context.ts';
import type { Opened } from './hierarchy-model.ts';
import type { Folds } from './kept-here.ts';
import { RowActions } from './row-actions.tsx';
import { commanded } from './row-commands.ts';
import { titleOf } from './row-texts.ts';

import type { Frame } from './row-window.ts';
import { rowThatBegins, treeAction, type RowCommand, type TreeAction } from './tree-keys.ts';
import { TreeHead } from './tree-row.tsx';
import { TreeRows } from './tree-rows.tsx';
import type { Outline } from './outline.ts';
import { useRowWindow } from './use-row-window.ts';
import { useTreePlace } from './use-tree-place.ts';
import type { Trends } from './use-trends.ts';
import { useTyped } from './use-typed.ts';
import { useHierarchyWords } from './words-context.ts';

interface TreeGridProps {
  readonly view: HierarchyView;
  readonly outline: Outline;
  readonly grouped: boolean;
  readonly folds: Folds;
  readonly setFolds: (folds: Folds) => void;
  readonly trends: Trends['points'];
  readonly dense: boolean;
  /** The node to go to, unfolded and in sight; another object goes there again. */
  readonly goTo: { readonly node: string } | null;
  /** Where details open. */
  readonly tab: Extract<Opened, { kind: 'details' }>['tab'];
  readonly say: (text: string) => void;
  readonly showKeys: () => void;
  readonly lookBelow: (node: string) => void;
  /** What the first picture was drawn for; null = there was none. */
  readonly frame: Frame | null;
}

/**
 * The rows as an ARIA tree grid. The grid itself holds the focus and names the row that one stands on
 * (aria-activedescendant): it is still there when that row has been scrolled away.
 */
export function TreeGrid(props: TreeGridProps) {
  const { view, outline, folds, setFolds, dense, goTo, say } = props;
  const words = useHierarchyWords();
  const { open } = useHierarchy();
  const grid = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const place = useTreePlace(outline.tree, folds, setFolds);
  const { shown, at, rowAt, entryAt } = place;
  const window = useRowWindow(grid, shown.count, dense, props.frame);
  const typed = useTyped();
  const [landing, setLanding] = useState(false);
  const [over, setOver] = useState<number | null>(null);
  const [locked, setLocked] = useState(false);

  useEffect(() => {
    if (goTo !== null) setLanding(place.standOn(outline.joined.shownAs.get(goTo.node) ?? goTo.node));
  }, [goTo]);
  useLayoutEffect(() => {
    if (!landing || at < 0) return;
    window.reveal(at);
    setLanding(false);
  }, [landing, at]);

  const go = (to: number): void => {
    place.stand(to);
    window.reveal(to);
  };
  const run = (command: RowCommand, of: number, tab = props.tab): void => {
    const entry = entryAt(of);
    place.stand(of);
    if (isGroup(entry)) {
      place.fold([of], place.isOpen(rowAt(of)));
      return;
    }
    const answer = commanded(command, entry, tab, words.tree);
    if ('not' in answer) {
      say(answer.not);
      return;
    }
    open(answer.open);
  };
  const act = (action: TreeAction): void => {
    switch (action.do) {
      case 'go':
        go(action.to);
        break;
      case 'fold':
      case 'unfold':
        place.fold([at], action.do === 'fold');
        break;
      case 'unfold-siblings': {
        const above = at < 0 ? -1 : shown.above(at);
        const all = Array.from({ length: shown.count }, (_, one) => one);
        place.fold(
          all.filter((one) => shown.above(one) === above && opens(rowAt(one))),
          false,
        );
        break;
      }
      case 'keys':
        props.showKeys();
        break;
      case 'find':
        grid.current?.closest('.tl-hierarchy')?.querySelector<HTMLElement>('.tl-find')?.focus();
        break;
      case 'type': {
        const titleAt = (one: number): string => {
          const entry = entryAt(one);
          return isGroup(entry) ? groupName(entry, view, words) : titleOf(entry, words);
        };
        const found = rowThatBegins(typed.add(action.letter), shown, at, titleAt);
        if (found >= 0) go(found);
        break;
      }
      default:
        run(action.do, at);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const standing = { ...place, page: window.page, typing: typed.going() };
    const action = event.target === grid.current ? treeAction(event, standing) : null;
    if (action === null) return;
    event.preventDefault();
    // Who goes on by keys leaves the row that a resting pointer is on.
    setOver(null);
    if (action.do !== 'type') typed.end();
    act(action);
  };
  const onClick = (event: MouseEvent): void => {
    const cell = cellAt(event);
    const of = placeIn(cell);
    if (cell === null || of === null) return;
    if (opens(rowAt(of)) && isTwisty(cell, event)) {
      place.stand(of);
      place.fold([of], place.isOpen(rowAt(of)));
    } else if (cell.classList.contains('tl-tree-number')) run('why', of);
    else run('open', of, cell.classList.contains('tl-tree-day') ? 'check-ins' : props.tab);
  };

  const strip = over ?? at;
  const top = strip < 0 || strip >= shown.count ? null : window.topOf(strip);
  const stripped = top === null ? null : entryAt(strip);
  return (
    <div class="tl-tree-frame" onMouseLeave={() => !locked && setOver(null)}>
      <div
        ref={grid}
        class={dense ? 'tl-tree tl-tree-dense' : 'tl-tree'}
        role="treegrid"
        aria-label={words.tree.hierarchyTitle}
        aria-rowcount={shown.count + 1}
        aria-activedescendant={at >= window.first && at <= window.last ? `${prefix}-${at}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
        // The grid keeps the focus: a cell that had it would take it along when it is scrolled away.
        onMouseDown={(event) => {
          if (cellAt(event) === null) return;
          event.preventDefault();
          grid.current?.focus({ preventScroll: true });
        }}
        onMouseOver={(event) => {
          const of = placeIn(cellAt(event));
          if (of !== null && !locked) setOver(of);
        }}
        onFocus={() => at < 0 && shown.count > 0 && place.stand(Math.min(window.first, shown.count - 1))}
      >
        <TreeHead />
        <TreeRows {...props} place={place} window={window} prefix={prefix} />
      </div>
      {top !== null && stripped !== null && !isGroup(stripped) && (
        <RowActions
          node={stripped}
          opens={opens(rowAt(strip))}
          open={place.isOpen(rowAt(strip))}
          top={top}
          height={window.rowHeight}
          run={(command) => {
            // Among the rows again when what it opens is closed: there its keys work.
            grid.current?.focus({ preventScroll: true });
            run(command, strip);
          }}
          fold={(fold) => place.fold([strip], fold)}
          lookBelow={props.lookBelow}
          scroll={(by) => grid.current?.scrollBy(0, by)}
          lock={(on) => {
            setLocked(on);
            // Its row is stood upon from then on, wherever the pointer goes.
            if (on) place.stand(strip);
            setOver(on ? strip : null);
          }}
        />
      )}
    </div>
  );
}

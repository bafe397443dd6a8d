import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { FirstWords } from '@throughline/core/view/words/first-words.ts';
import { element } from '../draw.ts';
import { isFolded, readKept, type Kept } from '../kept-here.ts';
import { readLook } from '../look.ts';
import { isWhole, wholeOutline, type Outline } from '../outline.ts';
import { headRow, nodeRow } from '../row-markup.ts';
import { rowTexts } from '../row-texts.ts';
import { guessedFrame, measuredFrame, rowsRoom, rowsSeen, type Frame } from '../row-window.ts';
import { shownOf } from '../shown-of.ts';
import { isGroup } from '@throughline/core/view/tree-rows.ts';
import { firstHeader, firstTools } from './tools.ts';

/** What was drawn, for who takes it over. */
export interface FirstPicture {
  readonly view: HierarchyView;
  readonly outline: Outline;
  /** What its rows are drawn for now. */
  frame(): Frame;
  /** The rows stay as they are, wherever one scrolls. */
  hold(): void;
}

/**
 * Draws the tree as the page draws it (loaded-page.tsx), with nothing behind it yet: all rows, in the order that they
 * have at first, folded as they were left. @returns null = this look at it is the page's own to draw
 */
export function firstPicture(
  root: HTMLElement,
  page: HierarchyPage,
  view: HierarchyView,
  words: FirstWords,
): FirstPicture | null {
  const kept = readKept(page, view.project);
  if (!isFirst(page, view, kept)) return null;
  const outline = wholeOutline(view, page.locale);
  const shown = shownOf(outline.tree, kept.folds);
  const { tree } = words;

  const rows = element('div', { class: 'tl-tree-rows', role: 'rowgroup' }) as HTMLElement;
  const drawRow = (at: number): Element => {
    const row = shown.row(at);
    const node = outline.tree.entries[row.node]!;
    if (isGroup(node)) throw new Error('There are no groups in the first picture.');
    const place = shown.place(at);
    return nodeRow(element, {
      id: `tl-row-${at}`,
      at,
      row,
      open: !isFolded(kept.folds, node.id),
      active: false,
      place: outline.tree.rows.place[place]!,
      size: outline.tree.rows.size(place),
      node,
      texts: rowTexts(node, row, outline, view, false, words),
      dimmed: false,
      trend: null,
    });
  };
  let frame: Frame;
  let drawn = { first: 0, last: -1 };
  const draw = (next: Frame): void => {
    frame = next;
    const { first, last } = rowsSeen(frame, shown.count);
    const made: Element[] = [];
    // What is drawn already stays: a press on it may be held.
    for (let at = first; at <= last; at += 1)
      made.push((at <= drawn.last && rows.children[at - drawn.first]) || drawRow(at));
    rows.replaceChildren(...made);
    drawn = { first, last };
    const room = rowsRoom(frame, shown.count, first);
    for (const [name, value] of Object.entries(room)) rows.style.setProperty(name, value);
  };

  const grid = element(
    'div',
    {
      class: kept.dense ? 'tl-tree tl-tree-dense' : 'tl-tree',
      role: 'treegrid',
      'aria-label': tree.hierarchyTitle,
      'aria-rowcount': shown.count + 1,
      tabindex: 0,
    },
    headRow(element, tree),
    rows,
  );
  const loaded = element(
    'div',
    { class: 'tl-loaded' },
    firstHeader(view, words),
    firstTools(view, outline.joined.nodes.length, kept.folds.all, words),
    ...(view.toCome.length > 0 ? [quiet(tree.moreToCome(view.nodes.length))] : []),
    element('div', { class: 'tl-tree-frame' }, grid),
    ...(view.restricted > 0 ? [quiet(words.restrictedObjectives(view.restricted))] : []),
  );
  const guessed = guessedFrame(kept.dense);
  if (guessed !== null) draw(guessed);
  root.replaceChildren(element('div', { class: 'tl-panel tl-hierarchy', 'aria-busy': true }, loaded));
  if (guessed === null) draw(measuredFrame(grid));

  const scrolled = (): void => draw(measuredFrame(grid));
  grid.addEventListener('scroll', scrolled, { passive: true });
  return {
    view,
    outline,
    frame: () => frame,
    hold: () => grid.removeEventListener('scroll', scrolled),
  };
}

// ── below ──

/** Nothing that was chosen, and nothing but rows to show. */
function isFirst({ address }: HierarchyPage, view: HierarchyView, kept: Kept): boolean {
  const text = address.read();
  const look = readLook(text, text === '' ? kept.view : 'tree');
  return (
    look.view === 'tree' &&
    look.node === null &&
    isWhole(look) &&
    view.cycle !== null &&
    view.nodes.length > 0
  );
}

const quiet = (text: string): Element => element('p', { class: 'tl-quiet' }, text);

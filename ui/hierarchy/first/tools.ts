import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { FirstWords } from '@throughline/core/view/words/first-words.ts';
import { element } from '../draw.ts';
import { viewsAs } from '../look.ts';
import { dropAttributes, findAttributes } from '../tool-attributes.ts';

/** The header as page-header.tsx has it, of the tree and with nothing open. */
export function firstHeader({ cycle, cycles, may }: HierarchyView, { tree }: FirstWords): Element {
  const header = element('div', { class: 'tl-page-header' }, element('h2', {}, tree.hierarchyTitle));
  if (cycles.length > 0 || may.makeCycles)
    header.append(drop(cycle?.id ?? tree.noCycleShort, 'tl-cycle', tree.cycle));
  const views = viewsAs.map((as) =>
    element('button', { type: 'button', class: 'tl-button', 'aria-pressed': as === 'tree' }, tree.views[as]),
  );
  header.append(element('fieldset', { class: 'tl-views', 'aria-label': tree.viewAs }, ...views));
  if (may.write) header.append(button('tl-button tl-button-main', tree.newObjective));
  header.append(drop(tree.more, 'tl-more-menu'));
  return header;
}

/** The tools as toolbar.tsx has them, where all rows are shown. @param rows how many there are */
export function firstTools(
  { project }: HierarchyView,
  rows: number,
  folded: boolean,
  { tree }: FirstWords,
): Element {
  return element(
    'section',
    { class: 'tl-tools', 'aria-label': tree.tools },
    element('input', findAttributes(tree.findText)),
    element(
      'button',
      { type: 'button', class: 'tl-button tl-tools-more', 'aria-expanded': false },
      tree.filters(0),
    ),
    chip(tree.filterOwner),
    chip(tree.filterLevel),
    chip(tree.filterHealth),
    ...(project === null ? [chip(tree.filterProject)] : []),
    chip(tree.setTo(tree.groupBy, tree.group('none'))),
    chip(tree.setTo(tree.sortBy, tree.sort('aligned'))),
    button('tl-button tl-chip', folded ? tree.unfoldAll : tree.foldAll),
    element('output', { class: 'tl-quiet tl-count', 'aria-live': 'polite' }, tree.countOf(rows, rows)),
  );
}

// ── below ──

const button = (shape: string, text: string): Element =>
  element('button', { type: 'button', class: shape }, text);

const drop = (text: string, shape: string, label = text): Element =>
  element('button', dropAttributes(text, label, shape, false), text);

const chip = (text: string): Element => drop(text, 'tl-chip');

/** The cell that an event fell into, the first of its row where it fell between them; null = no row. */
export const cellAt = ({ target }: Event): HTMLElement | null =>
  target instanceof Element
    ? (target.closest<HTMLElement>('[role=gridcell]') ??
      target.closest('[data-at]')?.querySelector<HTMLElement>('[role=gridcell]') ??
      null)
    : null;

/** The place of a cell's row among the shown ones; null = it has none. */
export function placeIn(cell: Element | null): number | null {
  const at = cell?.closest<HTMLElement>('[data-at]')?.dataset['at'];
  return at === undefined ? null : Number(at);
}

/** Did a press fall on the mark that folds, or the indentation before it? */
export function isTwisty(cell: HTMLElement, { clientX }: MouseEvent): boolean {
  if (!cell.classList.contains('tl-tree-name')) return false;
  const style = getComputedStyle(cell);
  const box = cell.getBoundingClientRect();
  const into = style.direction === 'rtl' ? box.right - clientX : clientX - box.left;
  return into < Number.parseFloat(style.paddingInlineStart);
}

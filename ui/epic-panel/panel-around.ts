/** The panel that an element stands in: where the focus goes when what had it is gone with what it did. */
export function panelAround(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>('.tl-full') ?? null;
}

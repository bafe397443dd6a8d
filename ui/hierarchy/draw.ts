/** What an element wears. Of `style` only custom properties and lengths; `false` of `aria-…` is said, of others left out. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | undefined | Readonly<Record<string, string | number>>>
>;

/**
 * Makes one element. The same markup is drawn by the browser itself for the first picture (`element`), and by Preact
 * from then on (`h`): what both draw is written once, as a function of this.
 */
export type Draw<Made> = (
  tag: string,
  attributes: Attributes,
  ...children: readonly (Made | string)[]
) => Made;

const SVG = 'http://www.w3.org/2000/svg';

/** An element of the page, at once. Names of attributes as HTML has them. */
export const element: Draw<Element> = (tag, attributes, ...children) => {
  const made =
    tag === 'svg' || tag === 'rect' ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined || (value === false && !name.startsWith('aria-'))) continue;
    if (typeof value === 'object') made.style.cssText = styleText(value);
    else made.setAttribute(name, String(value));
  }
  const [only] = children;
  if (children.length === 1 && typeof only === 'string') made.textContent = only;
  else made.append(...children);
  return made;
};

// ── below ──

/** Given to the element's style and never as an attribute: a page's policy forbids those. */
function styleText(style: Readonly<Record<string, string | number>>): string {
  let text = '';
  for (const name in style) text += `${name}:${style[name]};`;
  return text;
}

import { render, type ComponentChild } from 'preact';
import type { Words } from '@throughline/core/view/words/words.ts';

interface MountedPage<AllWords> {
  readonly root: HTMLElement;
  /** English is there at once; what is loaded comes later, and until then nothing is shown. */
  readonly words: AllWords | Promise<AllWords>;
  readonly draw: (words: AllWords) => ComponentChild;
  /** Told the height in pixels, rounded up, whenever it changes. */
  readonly resize: (height: number) => void;
}

/**
 * Draws a page in the reader's words, marked with their language, and follows its height.
 * @returns how to take it away again, also before its words have come
 */
export function mountPage<AllWords extends Pick<Words, 'language' | 'direction'>>({
  root,
  words,
  draw,
  resize,
}: MountedPage<AllWords>): () => void {
  const size = new ResizeObserver(() => resize(Math.ceil(root.getBoundingClientRect().height)));
  let gone = false;
  const show = (said: AllWords): void => {
    if (gone) return;
    root.classList.add('tl-root');
    root.lang = said.language;
    // The sentences' direction, not the host page's: English in a page that runs from right to left would be garbled.
    root.dir = said.direction;
    render(draw(said), root);
    size.observe(root);
  };
  if (words instanceof Promise) void words.then(show);
  else show(words);
  return () => {
    gone = true;
    size.disconnect();
    render(null, root);
  };
}

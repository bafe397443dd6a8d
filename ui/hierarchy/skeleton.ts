import type { FirstWords } from '@throughline/core/view/words/first-words.ts';
import type { Draw } from './draw.ts';

/** How far in, and how long, the rows of the picture are, in percent. */
const shape = [
  [0, 38],
  [2, 30],
  [2, 34],
  [2, 26],
  [0, 42],
  [2, 36],
  [2, 24],
] as const;

/** The shape of what comes: tools, then rows. */
export function skeleton<Made>(draw: Draw<Made>, { loadingHierarchy }: FirstWords['tree']): Made {
  const bar = (x: number, y: number, width: number, height: number): Made =>
    draw('rect', { x: `${x}%`, y, width: `${width}%`, height, rx: 2 });
  return draw(
    'div',
    { class: 'tl-skeleton' },
    draw('output', { class: 'tl-unseen' }, loadingHierarchy),
    draw(
      'svg',
      { width: '100%', height: 72 + 32 * shape.length, 'aria-hidden': 'true' },
      bar(0, 8, 18, 14),
      bar(80, 4, 20, 22),
      bar(0, 40, 46, 20),
      ...shape.flatMap(([x, width], row) => [
        bar(x, 82 + 32 * row, width, 10),
        bar(60, 82 + 32 * row, 16, 10),
        bar(82, 82 + 32 * row, 10, 10),
      ]),
    ),
  );
}

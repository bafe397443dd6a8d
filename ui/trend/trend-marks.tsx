import type { TrendMark } from '@throughline/core/view/node-details.ts';
import type { HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import { useHierarchyWords } from '../hierarchy/words-context.ts';
import { MARK_SIZE, type ChartShape } from './chart-shape.ts';
import { MarkShape } from './mark-shape.tsx';

interface TrendMarksProps {
  readonly places: ChartShape['places'];
  readonly y: number;
  /** Of the lines: a thin one goes through them from the mark that is looked at. */
  readonly top: number;
  readonly bottom: number;
  /** Which place is pointed at or has the focus; null = none. */
  readonly looked: number | null;
  readonly look: (place: number | null) => void;
}

/** Pixels for the count of the others in one place. */
const COUNT = 12;

/** What happened to the goal and the scope, a shape for each; its words stand below when it is looked at. */
export function TrendMarks({ places, y, top, bottom, looked, look }: TrendMarksProps) {
  const { trendChart: words } = useHierarchyWords();
  const half = MARK_SIZE / 2;
  return (
    <>
      {places.map(({ x, marks }, at) => {
        const [first, ...more] = marks;
        if (!first) return null;
        return (
          // It does nothing but tell what it is, also to those who come by key.
          <g
            key={`${first.on} ${x}`}
            class="tl-trend-mark"
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="img"
            aria-label={saidOf(marks, words)}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            transform={`translate(${x} ${y})`}
            onFocus={() => look(at)}
            onBlur={() => look(null)}
            onPointerEnter={() => look(at)}
            onPointerLeave={() => look(null)}
          >
            <rect
              class="tl-trend-hit"
              x={-half}
              y={-half}
              width={more.length > 0 ? MARK_SIZE + COUNT : MARK_SIZE}
              height={MARK_SIZE}
              rx="3"
            />
            {looked === at && <line class="tl-trend-drop" x1="0" x2="0" y1={bottom - y} y2={top - y} />}
            <MarkShape kind={first.kind} />
            {more.length > 0 && (
              <text class="tl-trend-label" x="8" y="4">
                {words.more(more.length)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

/** Everything that happened in one place of the picture. */
export const saidOf = (marks: readonly TrendMark[], words: HierarchyWords['trendChart']): string =>
  marks.map((mark) => words.marked(mark.on, words.mark(mark))).join('; ');

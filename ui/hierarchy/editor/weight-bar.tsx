import { useRef } from 'preact/hooks';
import { useHierarchyWords } from '../words-context.ts';
import { borderAfter, moveBorder, shownShares, STEP, stepFrom, WHOLE } from './shares.ts';

interface WeightBarProps {
  readonly parts: readonly { readonly id: string; readonly title: string }[];
  /** Thousandths of a percent, adding up to the whole. */
  readonly shares: readonly number[];
  readonly change: (shares: readonly number[]) => void;
}

/** All shares in one bar. Its borders are dragged, or moved by arrow keys: one percent, with Shift or page keys ten. */
export function WeightBar({ parts, shares, change }: WeightBarProps) {
  const { editor: say } = useHierarchyWords();
  const bar = useRef<HTMLDivElement>(null);
  const shown = shownShares(shares);

  const drag = (event: PointerEvent, at: number): void => {
    const box = bar.current?.getBoundingClientRect();
    if (
      !box ||
      !(event.currentTarget instanceof Element) ||
      !event.currentTarget.hasPointerCapture(event.pointerId)
    )
      return;
    const mirrored = getComputedStyle(bar.current!).direction === 'rtl';
    const along = mirrored ? box.right - event.clientX : event.clientX - box.left;
    change(moveBorder(shares, at, Math.round((along / box.width) * (WHOLE / STEP)) * STEP));
  };
  const onKey = (event: KeyboardEvent, at: number): void => {
    const rtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const steps = keySteps(event, rtl);
    if (steps === null) return;
    event.preventDefault();
    const border = borderAfter(shares, at);
    const to = Number.isFinite(steps) ? stepFrom(border, steps) : steps < 0 ? 0 : WHOLE;
    change(moveBorder(shares, at, to));
  };

  return (
    <div class="tl-ed-shares" ref={bar}>
      {parts.map(({ id, title }, at) => (
        <div key={id} class="tl-ed-share" style={{ flexGrow: shares[at] ?? 0 }}>
          <span aria-hidden="true">{say.percentOf(shown[at] ?? 0)}</span>
          {at < parts.length - 1 && (
            <span
              class="tl-ed-border"
              // A range input has one end; a border stands between two parts.
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
              role="slider"
              tabIndex={0}
              aria-label={say.border(title, parts[at + 1]?.title ?? '')}
              aria-valuemin={borderAfter(shares, at - 1) / STEP}
              aria-valuemax={borderAfter(shares, at + 1) / STEP}
              aria-valuenow={borderAfter(shares, at) / STEP}
              aria-valuetext={say.borderValue(
                title,
                shown[at] ?? 0,
                parts[at + 1]?.title ?? '',
                shown[at + 1] ?? 0,
              )}
              onPointerDown={(event) => {
                event.preventDefault();
                event.currentTarget.focus();
                event.currentTarget.setPointerCapture(event.pointerId);
              }}
              onPointerMove={(event) => drag(event, at)}
              onKeyDown={(event) => onKey(event, at)}
            />
          )}
        </div>
      ))}
    </div>
  );
}

// ── below ──

/** Steps of one percent; ±Infinity = to the end; null = another key. */
function keySteps(event: KeyboardEvent, rtl: boolean): number | null {
  const ten = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case 'ArrowRight':
      return rtl ? -ten : ten;
    case 'ArrowLeft':
      return rtl ? ten : -ten;
    case 'ArrowUp':
      return ten;
    case 'ArrowDown':
      return -ten;
    case 'PageUp':
      return 10;
    case 'PageDown':
      return -10;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return null;
  }
}

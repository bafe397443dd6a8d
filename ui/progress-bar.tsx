import type { Ppm } from '@throughline/core/model/plan.ts';
import { useWords } from './words-context.ts';

export interface ProgressBarProps {
  /** null draws the empty bar. */
  readonly progress: Ppm | null;
  readonly expected: Ppm;
  readonly threshold: Ppm;
  /** The tall form names the tick "today"; the slim one stands under a key result. */
  readonly tall?: boolean;
}

/**
 * Progress, the tick of where it should be today, and a notch at the threshold when that is below 100 %.
 * Hidden from assistive technology: each of its three numbers is said as text beside it.
 * Geometry is SVG attributes: the hosts' content policies refuse style attributes.
 */
export function ProgressBar({ progress, expected, threshold, tall = false }: ProgressBarProps) {
  const words = useWords();
  const height = tall ? 8 : 4;
  const top = tall ? 2 : 3;
  const at = percentAlong(expected);
  return (
    <svg
      class={tall ? 'tl-bar tl-bar-tall' : 'tl-bar'}
      width="100%"
      height={tall ? 30 : 10}
      aria-hidden="true"
    >
      <rect class="tl-bar-rest" y={top} width="100%" height={height} rx="1" />
      {progress !== null && progress > 0 && (
        <rect class="tl-bar-done" y={top} width={percentAlong(progress)} height={height} rx="1" />
      )}
      {threshold < 1_000_000 && (
        <Tick kind="threshold" at={percentAlong(threshold)} from={top} to={top + height} />
      )}
      <Tick kind="tick" at={at} from={0} to={top + height + 2} />
      {tall && (
        <text class="tl-bar-today" x={at} y="26" text-anchor={anchor(expected)}>
          {words.today}
        </text>
      )}
    </svg>
  );
}

/** A line across the bar, in a halo of the surface: it stands out from what is done and from what is not. */
function Tick(line: { kind: 'tick' | 'threshold'; at: string; from: number; to: number }) {
  const ends = { x1: line.at, x2: line.at, y1: line.from, y2: line.to };
  return (
    <>
      <line class="tl-bar-halo" {...ends} />
      <line class={`tl-bar-${line.kind}`} {...ends} />
    </>
  );
}

function percentAlong(ppm: Ppm): string {
  return `${Math.min(1_000_000, Math.max(0, ppm)) / 10_000}%`;
}

/** Keeps the word inside the bar at both ends. */
function anchor(ppm: Ppm): 'start' | 'middle' | 'end' {
  if (ppm < 120_000) return 'start';
  return ppm > 880_000 ? 'end' : 'middle';
}

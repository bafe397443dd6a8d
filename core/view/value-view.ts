import { whole } from '../model/ppm.ts';
import type { NodeValue } from '../progress/evaluation.ts';
import { percentText } from '../progress/percent.ts';
import type { ValueView } from './epic-panel.ts';

/**
 * A number with what stands beside it. Beyond 100 % the label says what was reached: 125 (R2). Spread it last: what
 * stands after a spread is defined field by field at run time, which made a panel ten times slower.
 */
export function valueView(value: NodeValue): ValueView {
  const { raw, progress, computed, origin } = value;
  return {
    percent: percentText(raw !== null && raw > whole ? raw : progress),
    progress,
    raw,
    expected: value.expected,
    threshold: value.threshold,
    band: value.band,
    health: value.health,
    stale: value.stale,
    origin,
    computedPercent: origin === 'override' ? percentText(computed) : null,
  };
}

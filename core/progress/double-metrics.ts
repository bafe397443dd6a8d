import { addTo } from '../model/groups.ts';
import type { KeyResultId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type { Measure } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { takesPart } from './tree.ts';
import type { TreeKeyResult } from './tree.ts';

/** R14: one D_DOUBLE_METRIC for each KPI or query that several key results are measured by. */
export function doubleMetrics(keyResults: readonly TreeKeyResult[]): readonly Problem[] {
  const metrics = new Map<string, KeyResultId[]>();
  for (const keyResult of keyResults) {
    const name = takesPart(keyResult) ? metricOf(keyResult.measure) : null;
    if (name !== null) addTo(metrics, name, keyResult.id);
  }
  return [...metrics.values()]
    .filter((nodes) => nodes.length > 1)
    .map((nodes) => ({ code: 'D_DOUBLE_METRIC', at: null, nodes: nodes.sort(byText) }));
}

/** The same text for the same metric; null = none that others could be measured by. */
function metricOf(measure: Measure): string | null {
  if (measure.kind === 'kpi') return JSON.stringify([measure.kpi]);
  if (measure.kind !== 'metric' || !measure.source) return null;
  const { query, of, field } = measure.source;
  return JSON.stringify([query, of, field]);
}

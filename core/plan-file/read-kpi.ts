import type { KpiId } from '../model/ids.ts';
import type { Kpi } from '../model/plan.ts';
import { readBounds, readReadings } from './read-readings.ts';
import type { Registry } from './registry.ts';
import type { Report } from './report.ts';
import { kpiShape } from './shapes.ts';
import { under } from './source.ts';
import type { Spot } from './source.ts';
import { take } from './take.ts';

export function readKpi(spot: Spot, registry: Registry, report: Report): Kpi {
  const {
    id,
    name = id ?? '',
    explanation = null,
    unit = null,
    every = 'week',
  } = take(kpiShape, spot, report);
  const kpi: Kpi = {
    id: (id ?? '') as KpiId,
    name,
    explanation,
    unit,
    every,
    target: readBounds(under(spot, 'target'), report),
    readings: readReadings(spot, report),
  };
  registry.add(id, { is: 'KPI', kpi }, under(spot, 'id'));
  return kpi;
}

import type { KeyResultId, KpiId } from '../model/ids.ts';
import type { KeyResult, Plan, Reading } from '../model/plan.ts';
import { answered, importedReadings } from './check-in.ts';
import type { ImportTarget } from './import-targets.ts';

/**
 * What is to be imported, with the check-ins that people made here beside the plan's readings: a plan file is mostly of
 * before, and knows nothing of them.
 * @param storedOf all readings of a key result or a KPI that are stored
 */
export function keepCheckIns(
  target: ImportTarget,
  plan: Plan,
  storedOf: {
    readonly keyResult: (id: KeyResultId) => readonly Reading[];
    readonly kpi: (id: KpiId) => readonly Reading[];
  },
): { readonly target: ImportTarget; readonly plan: Plan } {
  const kept = (one: KeyResult): KeyResult => {
    const readings = importedReadings(storedOf.keyResult(one.id), one.readings);
    return { ...one, readings, measure: answered(one.measure, [], readings) };
  };
  return {
    target: {
      ...target,
      trees: target.trees.map((tree) => ({ ...tree, keyResults: tree.keyResults.map(kept) })),
    },
    plan: {
      ...plan,
      kpis: plan.kpis.map((kpi) => ({
        ...kpi,
        readings: importedReadings(storedOf.kpi(kpi.id), kpi.readings),
      })),
    },
  };
}

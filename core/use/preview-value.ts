import type { Day } from '../model/day.ts';
import type { Cycle, KeyResult, Objective, Ppm, Reading } from '../model/plan.ts';
import type { KpiId, ObjectiveId } from '../model/ids.ts';
import { defaultPolicy, thresholdOf } from '../plan-file/defaults.ts';
import type { ShardKpi } from '../port/documents.ts';
import { evaluateTree } from '../progress/evaluate-tree.ts';
import type { KeyResultValue } from '../progress/evaluation.ts';
import { elapsedOf, expectedByTime } from '../progress/pace.ts';
import type { Fields } from '../view/node-details.ts';
import type { PreviewRequest } from './hierarchy-client.ts';
import { isKeyResult } from './preview-fields.ts';
import { readKeyResultFields, readObjectiveFields } from './read-edited.ts';
import type { Read } from './read-edited.ts';
import { groupOf, isList } from './typed-fields.ts';

/** What is being typed, read; ids of others are taken for granted. */
export function readTyped(
  fields: Fields,
  cycle: Cycle,
  readings: readonly Reading[],
): Read<KeyResult | Objective> {
  if (!isKeyResult(fields))
    return readObjectiveFields({ id: OWN, cycle, fields, parents: parentsIn(fields) });
  const kpi = groupOf(fields['measure'])?.['kpi'];
  return readKeyResultFields({
    id: OWN,
    cycle,
    fields,
    objective: objectiveOf(cycle),
    readings,
    kpis: typeof kpi === 'string' ? [unknownKpi(kpi as KpiId)] : [],
    fed: false,
  });
}

/** What it would be worth, by the engine that values everything; its override and its status aside. */
export function valueIn(
  keyResult: KeyResult,
  cycle: Cycle,
  today: Day,
  readings: readonly Reading[],
): KeyResultValue | null {
  const { measure } = keyResult;
  const evaluation = evaluateTree({
    cycle,
    policy: defaultPolicy,
    // Of a KPI the readings are known that came with check-ins here.
    kpis: measure.kind === 'kpi' ? [{ ...unknownKpi(measure.kpi), readings, target: null }] : [],
    objectives: [objectiveOf(cycle)],
    keyResults: [{ ...keyResult, readings, override: null, status: 'active' }],
    facts: () => undefined,
    asOf: today,
    now: null,
  });
  return evaluation.keyResults[0] ?? null;
}

/** Where something with these fields should be today, where no value of it says so (R32). */
export function expectedByFields(fields: Fields, { cycle, today }: PreviewRequest): Ppm {
  const read = readTyped(only(fields, ['kind', 'threshold']), cycle, []);
  const dates = readTyped({ ...only(fields, ['start', 'end']), measure: { kind: 'yesNo' } }, cycle, []);
  const threshold = read.ok ? read.node.threshold : thresholdOf.committed;
  return expectedByTime(threshold, elapsedOf(dates.ok ? dates.node : cycle, today));
}

// ── below ──

const OWN = 'own';

function objectiveOf({ start, end }: Cycle): Objective {
  return {
    id: 'above' as ObjectiveId,
    title: '',
    owner: null,
    project: null,
    level: 'team',
    checkInEvery: 'week',
    threshold: thresholdOf.committed,
    kind: 'committed',
    start,
    end,
    status: 'active',
    parents: [],
    override: null,
    closing: null,
  };
}

/** Whatever its own target is: between two bounds it says nothing of where a key result is to go. */
const unknownKpi = (id: KpiId): ShardKpi => ({
  id,
  unit: null,
  every: 'week',
  target: { atLeast: { digits: 0, scale: 0 }, atMost: { digits: 1, scale: 0 } },
  readings: [],
});

const parentsIn = (fields: Fields) => {
  const list = fields['parent'];
  const ids = (isList(list) ? list : []).map((parent) => groupOf(parent)?.['id']);
  return [...new Set(ids)].flatMap((id) => (typeof id === 'string' ? [{ id, measure: null }] : []));
};

const only = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));

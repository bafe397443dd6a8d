import type { KeyResultId } from '../model/ids.ts';
import type { KeyResult, Objective } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { checkTarget } from './check-target.ts';
import { thresholdOf } from './defaults.ts';
import { checkDates } from './read-header.ts';
import type { CycleDraft } from './read-header.ts';
import { readMeasure } from './read-measure.ts';
import { readClosed, readOverride, readReadings } from './read-readings.ts';
import type { Registry } from './registry.ts';
import type { Report } from './report.ts';
import { keyResultShape } from './shapes.ts';
import { has, under } from './source.ts';
import type { Spot } from './source.ts';
import { demand, take } from './take.ts';

/** What a key result takes from around it. */
export interface Around {
  readonly objective: Objective;
  /** Whether the objective's id could be read. */
  readonly known: boolean;
  readonly cycle: CycleDraft;
  readonly registry: Registry;
  readonly report: Report;
}

export function readKeyResult(spot: Spot, { objective, known, cycle, registry, report }: Around): KeyResult {
  const given = take(keyResultShape, spot, report);
  const start = given.start ?? (has(spot, 'start') ? null : cycle.start);
  const end = given.end ?? (has(spot, 'end') ? null : cycle.end);
  checkDates(start, end, under(spot, has(spot, 'end') ? 'end' : 'start'), report);
  noteOutside(spot, { start, end }, cycle, report);

  const at = under(spot, 'measure');
  const measure = demand(spot, 'measure', said`{ kind: metric, from: 45, to: 25 }`, report)
    ? readMeasure(at, report)
    : null;
  const readings = readReadings(spot, report);
  if (measure?.kind === 'metric') checkTarget(at, measure, readings, start, report);
  if (measure && measure.kind !== 'metric' && measure.kind !== 'maintain')
    noteUnused(spot, measure.kind, report);
  registry.add(
    given.id,
    { is: 'key result', measure, objective: known ? objective.id : null },
    under(spot, 'id'),
  );

  return {
    id: (given.id ?? '') as KeyResultId,
    objective: objective.id,
    title: given.title ?? given.id ?? '',
    owner: given.owner ?? null,
    weight: given.weight ?? null,
    start: start ?? objective.start,
    end: end ?? objective.end,
    kind: given.kind ?? objective.kind,
    // A kind of its own brings the threshold of that kind.
    threshold: given.threshold ?? (given.kind ? thresholdOf[given.kind] : objective.threshold),
    checkInEvery: given.checkInEvery ?? objective.checkInEvery,
    status: given.status ?? 'active',
    measure: measure ?? { kind: 'yesNo', done: false },
    readings,
    override: readOverride(spot, report),
    closing: readClosed(spot, given.status, report),
  };
}

function noteOutside(
  spot: Spot,
  { start, end }: Pick<CycleDraft, 'start' | 'end'>,
  cycle: CycleDraft,
  report: Report,
): void {
  if (cycle.start !== null && start !== null && start < cycle.start)
    report.note(under(spot, 'start'), said`Starts on ${start}, before the cycle does (${cycle.start}).`);
  if (cycle.end !== null && end !== null && end > cycle.end)
    report.note(under(spot, 'end'), said`Ends on ${end}, after the cycle does (${cycle.end}).`);
}

function noteUnused(spot: Spot, kind: string, report: Report): void {
  if (has(spot, 'readings'))
    report.note(
      under(spot, 'readings'),
      said`A measure of kind ${kind} takes no value from readings, only confidence and notes.`,
    );
}

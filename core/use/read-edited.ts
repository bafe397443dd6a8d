import type { Cycle, KeyResult, Objective, Reading } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import type { PlanFileNotice, PlanFileProblem } from '../plan-file/problem.ts';
import { readPlanFile } from '../plan-file/read-plan-file.ts';
import { kpiFields, readingFields } from '../plan-file/write-fields.ts';
import { given } from '../plan-file/write-values.ts';
import type { ShardKpi } from '../port/documents.ts';
import type { Fields } from '../view/node-details.ts';

export interface FieldProblem {
  readonly field: string;
  readonly message: Said;
}

export type Read<Node> =
  | { readonly ok: true; readonly node: Node; readonly notices: readonly FieldProblem[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** What the fields of one node are read among. */
interface Among {
  readonly id: string;
  /** Its dates are those of whatever has none of its own. */
  readonly cycle: Cycle;
  readonly fields: Fields;
}

/**
 * An objective from its fields, by the reader of plan files: what may be written in an editor is what may be written in
 * a file. Parents are taken for granted.
 */
export function readObjectiveFields({
  id,
  cycle,
  fields,
  parents,
}: Among & { readonly parents: readonly ParentStub[] }): Read<Objective> {
  const read = readPlan(
    cycle,
    [],
    [{ id, ...fields }, ...parents.filter((parent) => parent.id !== id).map(objectiveStub)],
  );
  return outcome(read, 'objectives[0]', (plan) => plan.objectives[0]);
}

/** An objective or key result that an edge names. */
export interface ParentStub {
  readonly id: string;
  /** Of a key result. */
  readonly measure: KeyResult['measure']['kind'] | null;
}

/**
 * A key result from its fields, likewise.
 * @param readings those that the target is measured against; none where it was not touched
 * @param fed an objective contributes to it
 */
export function readKeyResultFields({
  id,
  cycle,
  fields,
  objective,
  readings,
  kpis,
  fed,
}: Among & {
  readonly objective: Pick<Objective, 'id' | 'kind' | 'threshold' | 'checkInEvery'>;
  readonly readings: readonly Reading[];
  readonly kpis: readonly ShardKpi[];
  readonly fed: boolean;
}): Read<KeyResult> {
  const { kind, threshold, checkInEvery } = objective;
  const read = readPlan(cycle, kpis, [
    {
      id: objective.id,
      kind,
      threshold: threshold / 1_000_000,
      checkInEvery,
      keyResults: [
        given({
          ...fields,
          id,
          readings: readings.length > 0 ? readings.map(readingFields) : null,
        }),
      ],
    },
    ...(fed ? [{ id: stubFor(id), parent: { id } }] : []),
  ]);
  return outcome(read, 'objectives[0].keyResults[0]', (plan) => plan.keyResults[0]);
}

// ── below ──

function readPlan(cycle: Cycle, kpis: readonly ShardKpi[], objectives: readonly object[]) {
  const plan = { throughline: 1, cycle, kpis: kpis.map(kpiFields), objectives };
  return readPlanFile(JSON.stringify(plan), '');
}

/** Ids of stubs must not be those of others; nobody sees them. */
const stubFor = (id: string): string => (id === 'stub' ? 'other stub' : 'stub');

function objectiveStub({ id, measure }: ParentStub): object {
  if (measure === null) return { id };
  return { id: `of ${id}`.slice(0, 100), keyResults: [{ id, measure: stubMeasures[measure] }] };
}

/** The least that each kind takes. */
const stubMeasures: Readonly<Record<KeyResult['measure']['kind'], object>> = {
  metric: { kind: 'metric', from: 0, to: 1 },
  work: { kind: 'work' },
  milestones: { kind: 'milestones', milestones: [] },
  yesNo: { kind: 'yesNo' },
  maintain: { kind: 'maintain', atLeast: 0 },
  // Any that has a measure of its own: a KPI would have to be there as well.
  kpi: { kind: 'metric', from: 0, to: 1 },
  objectives: { kind: 'objectives' },
};

function outcome<Node>(
  read: ReturnType<typeof readPlanFile>,
  root: string,
  nodeOf: (plan: Extract<typeof read, { ok: true }>['plan']) => Node | undefined,
): Read<Node> {
  const node = read.ok ? nodeOf(read.plan) : undefined;
  if (read.ok && node) {
    const own = read.notices.filter(({ path }) => path.startsWith(`${root}.`));
    return { ok: true, node, notices: own.map((notice) => fieldProblem(notice, root)) };
  }
  return {
    ok: false,
    // A circle runs over what is stored: who knows that says it, with titles (R29).
    problems: read.ok
      ? []
      : read.problems.filter(({ code }) => code !== 'E_CYCLE').map((problem) => fieldProblem(problem, root)),
  };
}

function fieldProblem(
  { path, message, ...more }: PlanFileNotice | PlanFileProblem,
  root: string,
): FieldProblem {
  if (path.startsWith(`${root}.parent`) && path.endsWith('.id')) return { field: 'parent', message };
  if (path.startsWith(`${root}.`)) return { field: path.slice(root.length + 1), message };
  return 'code' in more && more.code === 'E_MULTI_SOURCE'
    ? {
        field: 'measure.kind',
        message: said`Objectives contribute to this key result, so it has to take its value from them. Remove them from it first, or let them only support it.`,
      }
    : { field: '', message };
}

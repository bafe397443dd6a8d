import { addDays } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type {
  Cycle,
  KeyResult,
  Measure,
  MetricMeasure,
  Objective,
  Plan,
  PlanLink,
  Reading,
} from '../model/plan.ts';
import { whole } from '../model/ppm.ts';
import type { Work, WorkItem } from '../model/work-item.ts';
import type { Evaluation, KeyResultValue, NodeValue } from '../progress/evaluation.ts';
import { indexItems } from '../progress/item-index.ts';
import type { ItemIndex } from '../progress/item-index.ts';
import { lastReading } from '../progress/readings.ts';
import { stageOf } from '../progress/stage.ts';

/**
 * The next cycle's plan (R36): active objectives and key results that are not achieved, with the way that is left to
 * them. An objective whose key results all stay behind stays with them.
 * @param plan before it is closed: what is closed stays behind
 * @param evaluation of the plan, as of the last day that counts
 */
export function rollOver(
  plan: Plan,
  evaluation: Pick<Evaluation, 'asOf' | 'objectives' | 'keyResults'>,
  work: Work,
  next: Cycle,
): Plan {
  const values = new Map<ObjectiveId | KeyResultId, NodeValue>();
  for (const value of [...evaluation.objectives, ...evaluation.keyResults]) values.set(value.id, value);
  const isOpen = (node: Objective | KeyResult): boolean =>
    node.status === 'active' && !isAchieved(values.get(node.id));
  const open = plan.keyResults.filter(isOpen);
  const objectives = plan.objectives.filter((objective) => {
    const of = ({ objective: id }: KeyResult) => id === objective.id;
    return isOpen(objective) && (open.some(of) || !plan.keyResults.some(of));
  });
  const going = new Set<ObjectiveId | KeyResultId>(objectives.map(({ id }) => id));
  const keyResults = open.filter(({ objective }) => going.has(objective));
  for (const { id } of keyResults) going.add(id);

  const index = indexItems(work.items);
  const found = new Map(evaluation.keyResults.map((value) => [value.id, value]));
  const anew = { start: next.start, end: next.end, override: null };
  return {
    ...plan,
    cycle: next,
    objectives: objectives.map((objective): Objective => ({
      ...objective,
      ...anew,
      parents: objective.parents.filter(({ parent }) => going.has(parent)),
    })),
    keyResults: keyResults.map((keyResult): KeyResult => {
      const left = wayLeft(
        keyResult,
        found.get(keyResult.id),
        evaluation.asOf,
        addDays(next.start, -1),
        (link) => isOpenLink(link, index, plan),
      );
      return { ...keyResult, ...anew, ...left };
    }),
  };
}

/** R31 */
const isAchieved = (value: NodeValue | undefined): boolean =>
  value !== undefined && value.score !== null && value.score >= value.threshold;

/** A link that names nothing goes over: nobody knows that it is done. */
function isOpenLink({ reference }: PlanLink, index: ItemIndex, { policy }: Plan): boolean {
  const item = index.find(reference);
  const isEnded = (one: WorkItem) => ['done', 'dropped'].includes(stageOf(one.state, policy));
  // What is done above open work is not done: the work below decides (R17).
  return !item || !isEnded(item) || below(item, index).some((one) => !isEnded(one));
}

function below(item: WorkItem, index: ItemIndex): readonly WorkItem[] {
  const all: WorkItem[] = [...index.childrenOf(item.id)];
  for (const one of all) all.push(...index.childrenOf(one.id));
  return all;
}

function wayLeft(
  { measure, readings }: KeyResult,
  value: KeyResultValue | undefined,
  asOf: Day,
  eve: Day,
  isOpen: (link: PlanLink) => boolean,
): Pick<KeyResult, 'measure' | 'readings'> {
  const amount = value?.amount;
  const current = amount?.kind === 'metric' ? amount.current : null;
  const restarted = (left: Measure): Pick<KeyResult, 'measure' | 'readings'> => ({
    measure: left,
    readings: [],
  });
  switch (measure.kind) {
    case 'metric': {
      const left: MetricMeasure = { ...measure, checkpoints: [] };
      if (current === null) return restarted(left);
      const typed = lastReading(readings, asOf);
      const said: Reading = { on: eve, value: current, confidence: null, note: null, by: typed?.by ?? null };
      const to = amount?.kind === 'metric' ? amount.to : null;
      const isTo = measure.target.form === 'to' || to === null;
      const target = isTo ? measure.target : { form: 'from-to' as const, from: current, to };
      return { measure: { ...left, target }, readings: [said] };
    }
    case 'work':
      return restarted({ ...measure, links: measure.links.filter(isOpen) });
    case 'milestones':
      return restarted({
        ...measure,
        milestones: measure.milestones.flatMap((milestone) => {
          const links = milestone.links.filter(isOpen);
          const isDone =
            milestone.done === null
              ? milestone.links.length > 0 && links.length === 0
              : milestone.done === whole;
          return isDone ? [] : [{ ...milestone, links }];
        }),
      });
    case 'yesNo':
      return restarted({ ...measure, done: false });
    case 'maintain':
      return restarted(measure);
    case 'kpi':
      return restarted({ ...measure, from: current ?? measure.from });
    case 'objectives':
      return restarted({ ...measure, from: measure.from === null ? null : (current ?? measure.from) });
  }
}

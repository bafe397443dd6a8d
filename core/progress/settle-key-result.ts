import { oneUnit } from '../model/count-unit.ts';
import type { Day } from '../model/day.ts';
import type { ItemId, KeyResultId } from '../model/ids.ts';
import { byText } from '../model/order.ts';
import type {
  CountOf,
  KeyResult,
  MetricMeasure,
  MilestonesMeasure,
  Ppm,
  WorkMeasure,
} from '../model/plan.ts';
import { mulDiv } from '../model/ppm.ts';
import type { Problem } from '../model/problem.ts';
import { relativeWeights } from './child-weights.ts';
import type { CountedItem, KeyResultFacts } from './evaluation.ts';
import { compareProblems } from './problems.ts';
import { exactly } from './exactly.ts';
import { noFacts } from './no-facts.ts';
import { withOpenItems } from './open-items.ts';
import { queryReading } from './query-reading.ts';
import { restingOn } from './resting.ts';
import { settleSet } from './settle-set.ts';
import type { SettledSet, Settling } from './settle-set.ts';
import { valueOfWork } from './work-value.ts';

/** What settling makes of one key result. */
export interface Settled {
  readonly id: KeyResultId;
  readonly facts: KeyResultFacts;
  readonly items: readonly CountedItem[];
  readonly shares: ReadonlyMap<ItemId, Ppm>;
  readonly resting: (items: ReadonlySet<ItemId>) => Ppm;
}

/** Of key results that are measured by a query's answer as a whole: no item is theirs alone or shared. */
const noItems = { items: [], shares: new Map<ItemId, Ppm>(), resting: () => 0 };

/** null = it rests on no work item and no query: it needs no facts. */
export function settleKeyResult(keyResult: KeyResult, settling: Settling, asOf: Day): Settled | null {
  const { id, measure } = keyResult;
  switch (measure.kind) {
    case 'work':
      return settleMeasure(id, measure, settling);
    case 'milestones':
      return measure.milestones.some(({ done }) => done === null)
        ? settleMilestones(id, measure, settling)
        : null;
    case 'metric':
      return measure.source ? settleQuery(id, measure.source, settling, asOf) : null;
    case 'yesNo':
    case 'maintain':
    case 'kpi':
    case 'objectives':
      return null;
  }
}

function settleMeasure(id: KeyResultId, measure: WorkMeasure, settling: Settling): Settled {
  const set = settleSet(id, measure, settling);
  const { sums, medianSize, items, shares } = set;
  // A size that nobody fixed: this input's median stands in, and says so (R21).
  const guessed = measure.unestimatedSize === null && sums !== null && sums.loose.total > 0;
  const problems = [...set.problems];
  const { unestimated } = settling.policy;
  const blocked = unestimated === 'block' && sums !== null && sums.loose.total > 0;
  if (blocked || (guessed && unestimated === 'stored')) {
    const size = medianSize ?? oneUnit(measure.count);
    problems.push({
      code: 'D_UNESTIMATED',
      at: id,
      items: items.filter(({ counted, size: own }) => counted && own === null).map(({ item }) => item),
      amounts: { items: sums.loose.total, ...(blocked ? {} : { size }) },
    });
  }
  const unestimatedSize = measure.unestimatedSize ?? medianSize;
  return {
    id,
    facts: { ...noFacts, sums, unestimatedSize, stale: set.failed, problems: problems.sort(compareProblems) },
    items,
    shares,
    resting: restingOn(items, measure.count, unestimatedSize, settling.policy),
  };
}

const issues: CountOf = { unit: 'issues' };

/** Each milestone with linked items is a small key result that counts issues (R12). */
function settleMilestones(id: KeyResultId, { milestones }: MilestonesMeasure, settling: Settling): Settled {
  const sets = milestones.map(({ done, links }, part): SettledSet | null =>
    done === null ? settleSet(id, { count: issues, links, query: null }, settling, part) : null,
  );
  const problems = sets.flatMap((set) => set?.problems ?? []);
  const values = sets.map((set): Ppm | null => {
    if (!set?.sums) return null;
    const value = valueOfWork(set.sums, issues, null, settling.policy);
    problems.push(...value.problems.map((problem) => withOpenItems({ ...problem, at: id }, set.items)));
    return value.raw;
  });
  const items = sets.flatMap((set) => set?.items ?? []);
  const { weights } = relativeWeights(milestones.map(({ weight }) => weight));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const resting = sets.map((set) => restingOn(set?.items ?? [], issues, null, settling.policy));
  return {
    id,
    facts: { ...noFacts, milestones: values, problems: joined(problems) },
    items: items.sort((a, b) => byText(a.item, b.item)),
    shares: new Map(sets.flatMap((set) => [...(set?.shares ?? [])])),
    resting: (some) => resting.reduce((sum, part, at) => sum + mulDiv(part(some), weights[at] ?? 0, all), 0),
  };
}

/** One problem per code, with the items and amounts of all. */
function joined(problems: readonly Problem[]): readonly Problem[] {
  return [...new Set(problems.map(({ code }) => code))]
    .flatMap((code): Problem[] => {
      const same = problems.filter((problem) => problem.code === code);
      const [first] = same;
      if (!first) return [];
      const items = [...new Set(same.flatMap((problem) => problem.items ?? []))].sort(byText);
      const amount = same.reduce((sum, { amounts }) => sum + (amounts?.['items'] ?? 0), 0);
      return [
        {
          code: first.code,
          at: first.at,
          ...(items.length > 0 ? { items } : {}),
          ...(amount > 0 ? { amounts: { items: amount } } : {}),
        },
      ];
    })
    .sort(compareProblems);
}

function settleQuery(
  id: KeyResultId,
  source: NonNullable<MetricMeasure['source']>,
  { queries, index }: Settling,
  asOf: Day,
): Settled {
  const answer = queries.get(source.query);
  if (!answer?.ok) {
    const problems: Problem[] = [{ code: 'D_QUERY_FAILED', at: id }];
    return { id, facts: { ...noFacts, stale: true, problems }, ...noItems };
  }
  const found = [...new Set(answer.items)].sort(byText);
  const items = found.flatMap((item) => index.get(item) ?? []);
  const missing = found.filter((item) => !index.get(item));
  const reading = exactly(() => queryReading(source, items, asOf));
  const problems: Problem[] = [
    ...(missing.length > 0 ? [{ code: 'D_MISSING' as const, at: id, items: missing }] : []),
    ...(reading ? [] : [{ code: 'E_TOO_LARGE' as const, at: id }]),
  ];
  return { id, facts: { ...noFacts, queryReading: reading, problems }, ...noItems };
}

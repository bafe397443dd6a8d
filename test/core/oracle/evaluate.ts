import { daysBetween } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { ItemId, KeyResultId } from '@throughline/core/model/ids.ts';
import type { AlignmentEdge, KeyResult, Objective, Plan } from '@throughline/core/model/plan.ts';
import type { Problem, ProblemCode } from '@throughline/core/model/problem.ts';
import type { Work } from '@throughline/core/model/work-item.ts';
import type {
  Amount,
  Band,
  CountedItem,
  Health,
  KeyResultValue,
  ObjectiveValue,
  Origin,
} from '@throughline/core/progress/evaluation.ts';
import { floor, fraction, less, minus, over, sum, times } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { oracleExpected, oracleMean, oracleMetric, oracleReading, oracleWeights } from './measures.ts';
import type { OracleMetric } from './measures.ts';
import { oracleShares, oracleSharedItems } from './shared.ts';
import { distinctItems } from './work-set.ts';
import { oracleWork } from './work-value.ts';
import type { OracleWork } from './work-value.ts';

export interface OracleEvaluation {
  readonly asOf: Day;
  readonly objectives: readonly ObjectiveValue[];
  readonly keyResults: readonly KeyResultValue[];
  readonly problems: readonly Problem[];
  readonly items: Readonly<Record<string, readonly CountedItem[]>>;
}

interface Measured {
  readonly raw: number | null;
  readonly amount: Amount;
  readonly origin: Origin;
  readonly stale: boolean;
  readonly range?: OracleMetric['range'];
  readonly items?: readonly CountedItem[];
  readonly resting?: OracleWork['resting'];
}

/**
 * The rules once more, straight from core/SPEC.md: fractions, no sums kept, every question answered by a look at
 * everything. It shares types with the engine and nothing else.
 */
export function oracle({
  plan,
  work,
  asOf,
  now,
}: {
  plan: Plan;
  work: Work;
  asOf: Day;
  now: number;
}): OracleEvaluation {
  const { policy, cycle } = plan;
  const items = distinctItems(work.items);
  const problems: Problem[] = [];
  const isOld = work.readAt !== null && now - work.readAt > 86_400_000;

  const measured = new Map(plan.keyResults.map((keyResult) => [keyResult.id, measure(keyResult)]));

  function measure(keyResult: KeyResult): Measured {
    const { id, measure: how } = keyResult;
    const tell = (codes: readonly ProblemCode[]) => problems.push(...codes.map((code) => ({ code, at: id })));
    const nothing = { raw: null, amount: { kind: 'none' }, origin: 'none', stale: false } as const;
    if (how.kind === 'yesNo') {
      return {
        raw: how.done ? 1_000_000 : 0,
        amount: { kind: 'yesNo', done: how.done },
        origin: 'manual',
        stale: false,
      };
    }
    if (how.kind === 'work') {
      const value = oracleWork(id, how, items, work.queries, policy);
      problems.push(...value.problems);
      return { ...value, origin: 'computed', stale: value.failed || isOld };
    }
    if (how.kind === 'metric') {
      const answer = how.source ? work.queries.get(how.source.query) : undefined;
      const found = answer?.ok ? [...new Set(answer.items)] : [];
      const there = items.filter((item) => found.includes(item.id));
      const missing = found.filter((one) => !items.some((item) => item.id === one)).toSorted();
      if (missing.length > 0) problems.push({ code: 'D_MISSING', at: id, items: missing });
      if (how.source && !answer?.ok) tell(['D_QUERY_FAILED']);
      const reading = how.source && answer?.ok ? oracleReading(how.source, there) : null;
      const value = oracleMetric(how, keyResult.readings, reading, keyResult.start, asOf);
      tell(value.problems);
      const on = value.amount.kind === 'metric' ? value.amount.on : null;
      const rhythm = { day: 1, week: 7, month: 30, quarter: 91 }[keyResult.checkInEvery];
      const stale = how.source ? !answer?.ok || isOld : on !== null && daysBetween(on, asOf) > 1.5 * rhythm;
      return { ...value, origin: 'measured', stale, ...(how.source ? { items: [] } : {}) };
    }
    if (how.kind === 'milestones') {
      const settled = how.milestones.map(({ done, links }) =>
        done === null
          ? oracleWork(
              id,
              { count: { unit: 'issues' }, links, query: null, unestimatedSize: null },
              items,
              work.queries,
              policy,
            )
          : null,
      );
      problems.push(...joined(settled.flatMap((one) => one?.problems ?? [])));
      const progress = how.milestones.map(({ done }, at) => done ?? settled[at]?.raw ?? null);
      const { weights, problems: odd } = oracleWeights(
        how.milestones.map(({ weight }) => weight),
        'relative',
      );
      tell(odd.filter((code) => !problems.some((problem) => problem.at === id && problem.code === code)));
      const raw = oracleMean(
        weights.map((weight, at) => ({ weight, value: progress[at] ?? null })),
        policy.noData,
      );
      const amount = {
        kind: 'milestones' as const,
        done: progress.filter((p) => p === 1_000_000).length,
        total: progress.length,
      };
      const linked = settled.some(Boolean);
      const rows = settled.flatMap((one) => one?.items ?? []);
      const inThousandths = weights.map((weight) => times(weight, fraction(1000)));
      return {
        raw,
        amount,
        origin: linked ? 'computed' : 'manual',
        stale: linked && isOld,
        ...(linked
          ? {
              items: rows
                .map((row, at) => ({ row, at }))
                .toSorted(byRow)
                .map(({ row }) => row),
            }
          : {}),
        resting: (some) =>
          settled.reduce((all, one, at) => {
            const part = fraction(one?.resting(some) ?? 0);
            return all + floor(over(times(part, inThousandths[at] ?? fraction(0)), sum(inThousandths)));
          }, 0),
      };
    }
    tell(['D_NOT_BUILT']);
    return nothing;
  }

  const standing = (node: KeyResult | Objective) =>
    node.override && asOf <= node.override.until && asOf <= cycle.end ? node.override.value : null;
  const weightOf = (weight: number | null) => (weight !== null && weight < 0 ? null : weight);

  const keyResults = plan.keyResults.toSorted(byId).map((keyResult): KeyResultValue => {
    const found = measured.get(keyResult.id);
    if (!found) throw new Error('Not measured');
    const computed = found.raw === null ? null : Math.min(Math.max(found.raw, 0), 1_000_000);
    const typed = standing(keyResult);
    const progress = typed ?? computed;
    const how = keyResult.measure;
    const bend =
      how.kind === 'metric' && how.checkpoints.length > 0 && found.range
        ? { range: found.range, checkpoints: how.checkpoints }
        : null;
    const expected = oracleExpected(keyResult, asOf, bend);
    if (
      (keyResult.weight ?? 0) < 0 &&
      !problems.some((p) => p.at === keyResult.id && p.code === 'E_NEGATIVE_WEIGHT')
    ) {
      problems.push({ code: 'E_NEGATIVE_WEIGHT', at: keyResult.id });
    }
    return {
      id: keyResult.id,
      objective: keyResult.objective,
      weight: weightOf(keyResult.weight),
      raw: typed ?? found.raw,
      progress,
      origin: typed !== null ? 'override' : computed === null ? 'none' : found.origin,
      computed,
      band: band(progress, keyResult),
      health: health(progress, expected, keyResult, asOf),
      expected,
      threshold: keyResult.threshold,
      stale: typed === null && found.stale,
      amount: found.amount,
    };
  });

  const edges = acyclic(plan, problems);
  const values = new Map<string, ObjectiveValue>();
  function valueOf(objective: Objective): ObjectiveValue {
    const known = values.get(objective.id);
    if (known) return known;
    const below = edges
      .filter(({ edge }) => edge.parent === objective.id)
      .flatMap(({ child, edge }) =>
        isIn(child)
          ? [{ kind: 'objective' as const, value: valueOf(child), weight: weightOf(edge.weight) }]
          : [],
      );
    const own = keyResults
      .filter((value) => value.objective === objective.id)
      .filter((value) => plan.keyResults.some((keyResult) => keyResult.id === value.id && isIn(keyResult)))
      .map((value) => ({ kind: 'keyResult' as const, value, weight: value.weight }));
    const children = [...below, ...own].toSorted((a, b) => byId(a.value, b.value));
    const { weights, problems: odd } = oracleWeights(
      children.map(({ weight }) => weight),
      policy.weights,
    );
    problems.push(...odd.map((code) => ({ code, at: objective.id })));
    const weight = (at: number) => weights[at] ?? fraction(0);
    const parts = children.map(({ value }, at) => ({ weight: weight(at), value: value.progress }));
    const computed = oracleMean(parts, policy.noData);
    const counts = children.map(({ value }) => policy.noData === 'zero' || value.progress !== null);
    const all = sum(parts.map((part, at) => (counts[at] ? part.weight : fraction(0))));
    const lines = children
      .map(({ value }, at) => ({ weight: weight(at), value: value.expected }))
      .filter((_, at) => computed === null || counts[at]);
    const expected = oracleMean(lines, 'zero') ?? oracleExpected(objective, asOf, null);
    const typed = standing(objective);
    const progress = typed ?? computed;
    const shown =
      policy.weights === 'relative' ? weights.map((w) => floor(times(w, fraction(1000)))) : hundred(weights);
    const everything = sum(weights);
    const withData = sum(parts.map((part) => (part.value === null ? fraction(0) : part.weight)));
    const value: ObjectiveValue = {
      id: objective.id,
      raw: progress,
      progress,
      origin: typed !== null ? 'override' : computed === null ? 'none' : 'computed',
      computed,
      band: band(progress, objective),
      health: health(progress, expected, objective, asOf),
      expected,
      threshold: objective.threshold,
      stale:
        typed === null && children.some((child, at) => child.value.stale && counts[at] && weight(at).n > 0n),
      coverage: children.length === 0 ? null : floor(times(over(withData, everything), fraction(1_000_000))),
      children: children.map((child, at) => ({
        id: child.value.id,
        kind: child.kind,
        // All 0 is shown as the 1 that each then counts.
        weight: shown[at] ?? 0,
        contribution:
          counts[at] && all.n > 0n
            ? floor(over(times(weight(at), fraction(child.value.progress ?? 0)), all))
            : 0,
        counted: counts[at] ?? false,
      })),
      offTrack: own.filter(({ value: { health: h } }) => h === 'off-track').length,
    };
    values.set(objective.id, value);
    return value;
  }
  const objectives = plan.objectives.toSorted(byId).map(valueOf);

  const takingPart = plan.keyResults.filter(isIn).map(({ id }) => id);
  const rows = new Map(
    [...measured].flatMap(([id, found]): [KeyResultId, readonly CountedItem[]][] =>
      found.items ? [[id, found.items]] : [],
    ),
  );
  const sharing = new Map([...rows].filter(([id]) => takingPart.includes(id)));
  problems.push(
    ...oracleSharedItems(
      objectives,
      sharing,
      (id: KeyResultId, some: (item: ItemId) => boolean) => measured.get(id)?.resting?.(some) ?? 0,
    ),
  );
  return {
    asOf,
    objectives,
    keyResults,
    problems,
    items: Object.fromEntries(oracleShares(plan, rows, sharing, items)),
  };
}

// ── below ──

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const byRow = (a: { row: CountedItem; at: number }, b: { row: CountedItem; at: number }) =>
  a.row.item === b.row.item ? a.at - b.at : a.row.item < b.row.item ? -1 : 1;
const isIn = ({ status }: { status: string }) => status === 'active' || status === 'closed';

/** R31 */
function band(
  progress: number | null,
  { kind, threshold }: Pick<KeyResult, 'kind' | 'threshold'>,
): Band | null {
  if (progress === null) return null;
  const scale = fraction(threshold, kind === 'committed' ? 1_000_000 : 700_000);
  const below = (edge: number) => less(fraction(progress), times(fraction(edge), scale));
  if (kind === 'committed') return below(600_000) ? 'behind' : below(1_000_000) ? 'close' : 'achieved';
  return below(300_000) ? 'low' : below(600_000) ? 'behind' : below(700_000) ? 'right-track' : 'achieved';
}

/** R32 */
function health(
  progress: number | null,
  expected: number,
  { start, end, threshold }: { start: Day; end: Day; threshold: number },
  asOf: Day,
): Health {
  const all = daysBetween(start, end) + 1;
  const elapsed = fraction(Math.min(Math.max(daysBetween(start, asOf) + 1, 0), all), all);
  const early = less(elapsed, fraction(1, 10));
  if (progress === null) return early ? 'too-early' : 'none';
  if (asOf < start) return 'not-started';
  if (progress >= threshold) return 'achieved';
  if (asOf > end) return 'missed';
  if (early) return 'too-early';
  const gap = fraction(expected - progress);
  const within = (part: Fraction) => !less(times(part, fraction(threshold)), gap);
  return within(fraction(10, 100)) ? 'on-track' : within(fraction(25, 100)) ? 'at-risk' : 'off-track';
}

/** R25: weights for people in percent mode, thousandths by largest remainder. */
function hundred(weights: readonly Fraction[]): number[] {
  if (weights.length === 0) return [];
  const exact = weights.map((weight) => over(times(weight, fraction(100_000)), sum(weights)));
  const shown = exact.map(floor);
  const rest = exact.map((one, at) => ({ at, left: minus(one, fraction(shown[at] ?? 0)) }));
  const missing = 100_000 - shown.reduce((a, b) => a + b, 0);
  const first = rest.toSorted((a, b) => (less(b.left, a.left) ? -1 : less(a.left, b.left) ? 1 : a.at - b.at));
  return shown.map((one, at) => one + (first.slice(0, missing).some((other) => other.at === at) ? 1 : 0));
}

interface Edge {
  readonly child: Objective;
  readonly edge: AlignmentEdge;
  readonly into: string;
}

/** R27, R29: oldest first; one that would close a cycle is left out. */
function acyclic(plan: Plan, problems: Problem[]): readonly Edge[] {
  const homeOf = (parent: string) => plan.keyResults.find(({ id }) => id === parent)?.objective ?? parent;
  const all = plan.objectives
    .flatMap((child) => child.parents.map((edge): Edge => ({ child, edge, into: homeOf(edge.parent) })))
    .filter(({ edge, into }) => edge.contributes && plan.objectives.some(({ id }) => id === into))
    .toSorted((a, b) =>
      a.edge.order !== b.edge.order
        ? a.edge.order - b.edge.order
        : a.child.id !== b.child.id
          ? byId(a.child, b.child)
          : a.edge.parent !== b.edge.parent
            ? a.edge.parent < b.edge.parent
              ? -1
              : 1
            : (a.edge.weight ?? -1) - (b.edge.weight ?? -1),
    );
  const once = all.filter(
    (one, at) =>
      all.findIndex((other) => other.child === one.child && other.edge.parent === one.edge.parent) === at,
  );
  const kept: Edge[] = [];
  const reaches = (from: string, to: string): boolean =>
    from === to || kept.some((edge) => edge.child.id === from && reaches(edge.into, to));
  for (const edge of once) {
    if (reaches(edge.into, edge.child.id)) problems.push({ code: 'D_CYCLE', at: edge.child.id });
    else kept.push(edge);
  }
  for (const { child, edge } of kept) {
    if ((edge.weight ?? 0) < 0)
      problems.push({ code: 'E_NEGATIVE_WEIGHT', at: child.id, nodes: [edge.parent] });
  }
  for (const { id, measure } of plan.keyResults) {
    const nodes = kept.filter(({ edge }) => edge.parent === id).map(({ child }) => child.id as string);
    if (nodes.length > 0 && measure.kind !== 'objectives') {
      problems.push({ code: 'E_MULTI_SOURCE', at: id, nodes: nodes.toSorted() });
    }
  }
  return kept;
}

/** Of several milestones one problem a code, with everything that it is about. */
function joined(problems: readonly Problem[]): Problem[] {
  const codes = [...new Set(problems.map(({ code }) => code))];
  return codes.map((code): Problem => {
    const same = problems.filter((problem) => problem.code === code);
    const items = [...new Set(same.flatMap((problem) => problem.items ?? []))].toSorted();
    const amount = same.reduce((all, { amounts }) => all + (amounts?.['items'] ?? 0), 0);
    return {
      code,
      at: same[0]?.at ?? null,
      ...(items.length > 0 ? { items } : {}),
      ...(amount > 0 ? { amounts: { items: amount } } : {}),
    };
  });
}

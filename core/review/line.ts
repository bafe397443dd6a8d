import { forecast } from '../history/forecast.ts';
import { causes } from '../history/moved.ts';
import type { NodeMove } from '../history/moved.ts';
import { byText } from '../model/order.ts';
import type { KeyResult, Objective } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Day } from '../model/day.ts';
import type { KeyResultValue, ObjectiveValue } from '../progress/evaluation.ts';
import { mergeProblems } from '../progress/problems.ts';
import { nextNeed } from './next-need.ts';
import type { ObjectiveLine } from './review.ts';
import type { ReviewInput } from './review-input.ts';
import { stepsOf } from './steps-of.ts';
import type { Seeing } from './steps-of.ts';

export type CommonLine = Omit<ObjectiveLine, 'is' | 'id' | 'kind' | 'unmoved'>;

/** What every line has, objective or key result; of one that is gone, what its end has left of it. */
export function lineOf(
  node: Objective | KeyResult,
  {
    value,
    move,
    next,
  }: { value: ObjectiveValue | KeyResultValue | undefined; move: NodeMove | undefined; next: Day },
  input: ReviewInput,
  seeing: Seeing & { readonly seesNode: (id: string) => boolean },
): CommonLine {
  const { id } = node;
  const today = input.span.to.day;
  return {
    title: node.title,
    owner: node.owner,
    shard: input.shardOf(id),
    start: move ? move.start : (value?.progress ?? null),
    end: move ? move.end : (value?.progress ?? null),
    change: move?.change ?? 0,
    causes: move?.causes ?? nothing,
    steps: move ? stepsOf(move, seeing) : [],
    raw: value?.raw ?? null,
    expected: value?.expected ?? 0,
    threshold: value?.threshold ?? node.threshold,
    health: value?.health ?? 'none',
    band: value?.band ?? null,
    stale: value?.stale ?? false,
    forecast: value ? forecastOf(node, input) : null,
    next: value ? nextNeed(node, value, { today, next, lineOn: (day) => input.lineOn(id, day) }) : null,
    problems: mergeProblems(
      input.moved.problems.filter(({ at }) => at === id),
      input.values.problems.filter(({ at }) => at === id),
    ).map((problem) => shown(problem, seeing)),
  };
}

/** Largest change first, whichever way; then by title. */
export const byChange = (
  a: Pick<ObjectiveLine, 'change' | 'title'> & { readonly id: string },
  b: Pick<ObjectiveLine, 'change' | 'title'> & { readonly id: string },
): number => Math.abs(b.change) - Math.abs(a.change) || byText(a.title, b.title) || byText(a.id, b.id);

// ── below ──

const nothing = Object.fromEntries(causes.map((cause) => [cause, 0])) as NodeMove['causes'];

/** R34; a yes/no has no trend, and what is closed or over has no future. */
function forecastOf(node: Objective | KeyResult, { trendOf, span }: ReviewInput): CommonLine['forecast'] {
  const kind = 'measure' in node ? node.measure.kind : 'objectives';
  if (!trendOf || kind === 'yesNo' || node.status !== 'active' || node.end <= span.to.day) return null;
  const points = trendOf(node.id).filter(({ on }) => on <= span.to.day);
  return forecast({ end: node.end, threshold: node.threshold, measure: { kind } }, points);
}

/** Without what the viewer may not see: that is counted, and none of it named. */
function shown(
  problem: Problem,
  { seen, seesNode }: { readonly seen: ReviewInput['seen']; readonly seesNode: (id: string) => boolean },
): Problem {
  const { items, nodes, ...rest } = problem;
  const named = items?.every((item) => seen(item)) === true;
  return {
    ...rest,
    ...(items && (named ? { items } : { amounts: { items: items.length, ...rest.amounts } })),
    ...(nodes && { nodes: nodes.filter(seesNode) }),
  };
}

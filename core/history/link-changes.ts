import type { Measure, Milestone, PlanLink } from '../model/plan.ts';
import type { QueryAnswer } from '../model/work-item.ts';

/**
 * A measure with what a later one links or finds in addition; itself where nothing came.
 * @param queries takes up the answer of both queries, where one takes the other's place
 */
export function withCame(now: Measure, then: Measure, queries: Map<string, QueryAnswer>): Measure {
  if (now.kind !== 'work' || then.kind !== 'work') return eachMilestone(now, then, linksOfBoth);
  const links = linksOfBoth(now.links, then.links);
  const query = queryOfBoth(now.query, then.query, queries);
  return links === now.links && query === now.query ? now : { ...now, links, query };
}

/** A measure without what a later one does not link or find any more; itself where nothing went. */
export function withoutGone(now: Measure, then: Measure): Measure {
  if (now.kind !== 'work' || then.kind !== 'work') return eachMilestone(now, then, linksLeft);
  const links = linksLeft(now.links, then.links);
  return links === now.links && then.query === now.query ? now : { ...now, links, query: then.query };
}

/** The two lists pairwise where they are the same milestones, by title and place; else null. */
function milestonePairs(now: Measure, then: Measure): readonly (readonly [Milestone, Milestone])[] | null {
  if (now.kind !== 'milestones' || then.kind !== 'milestones') return null;
  const pairs = now.milestones.flatMap((one, at) => {
    const other = then.milestones[at];
    return other && other.title === one.title ? [[one, other] as const] : [];
  });
  return pairs.length === now.milestones.length && pairs.length === then.milestones.length ? pairs : null;
}

/** The measure with its milestones turned; itself where none did. */
export function withMilestones(
  now: Measure,
  then: Measure,
  turn: (now: Milestone, then: Milestone) => Milestone,
): Measure {
  const pairs = milestonePairs(now, then);
  if (!pairs || now.kind !== 'milestones') return now;
  const milestones = pairs.map(([one, other]) => turn(one, other));
  return milestones.every((one, at) => one === now.milestones[at]) ? now : { ...now, milestones };
}

function eachMilestone(
  now: Measure,
  then: Measure,
  turn: (now: readonly PlanLink[], then: readonly PlanLink[]) => readonly PlanLink[],
): Measure {
  return withMilestones(now, then, (one, other) => {
    const links = turn(one.links, other.links);
    return links === one.links ? one : { ...one, links };
  });
}

function linksOfBoth(now: readonly PlanLink[], then: readonly PlanLink[]): readonly PlanLink[] {
  const known = new Set(now.map(({ reference }) => reference));
  const came = then.filter(({ reference }) => !known.has(reference));
  return came.length === 0 ? now : [...now, ...came];
}

function linksLeft(now: readonly PlanLink[], then: readonly PlanLink[]): readonly PlanLink[] {
  const left = new Set(then.map(({ reference }) => reference));
  const kept = now.filter(({ reference }) => left.has(reference));
  return kept.length === now.length ? now : kept;
}

/** One query stands for both; where one of them has no answer there is none of both. */
function queryOfBoth(
  now: string | null,
  then: string | null,
  queries: Map<string, QueryAnswer>,
): string | null {
  if (now === null || then === null || now === then) return now ?? then;
  const answers = [queries.get(now), queries.get(then)];
  const both = `${now}\n${then}`;
  const failed = answers.find((answer) => answer?.ok !== true);
  if (failed) queries.set(both, failed);
  else queries.set(both, { ok: true, items: answers.flatMap((answer) => (answer?.ok ? answer.items : [])) });
  return both;
}

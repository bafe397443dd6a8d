import { dayOf, readDay } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { Plan } from '@throughline/core/model/plan.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { november } from '../plan-fixtures.ts';
import type { ExpectedNode, GoldenCase } from './golden-case.ts';
import { golden } from './golden.ts';
import { readPlan } from './plan-notation.ts';
import { seenNode, seenProblem } from './seen.ts';
import { readWorkTable, workOf } from './work-notation.ts';

const cases = Object.values(golden).flat();

describe('the golden table', () => {
  it('holds at least 150 cases, each under a name of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });
});

describe.each(Object.entries(golden))('golden: %s', (_, topic) => {
  it.each(topic.map((one) => [titleOf(one), one] as const))('%s', (_title, one) => {
    const { nodes, problems } = worked(one);
    expect({ nodes, problems }).toEqual({ nodes: one.expect, problems: one.problems ?? [] });
  });
});

// ── below ──

function titleOf({ id, rules, why }: GoldenCase): string {
  return `${rules.map((rule) => `[${rule}]`).join(' ')} ${id}: ${why}`;
}

/** What comes of a case, through a plan file's reader and the engine, in the notation of its expectation. */
function worked(one: GoldenCase): { nodes: Record<string, unknown>; problems: string[] } {
  const plan = typeof one.plan === 'string' ? readPlan(one.plan) : one.plan;
  const items = readWorkTable(one.work ?? '');
  const evaluation = evaluate({
    plan,
    work: workOf(items, one.queries ?? {}, one.readAt),
    asOf: asOf(one, plan),
    ...(one.now !== undefined && { now: Date.parse(one.now) }),
  });
  const nameOf = (id: string): string => items.find((item) => item.id === id)?.key ?? id;
  const likes = one.problems ?? [];
  return {
    nodes: Object.fromEntries(
      Object.entries(one.expect).map(([id, like]) => [id, only(like, seenNode(evaluation, id, nameOf))]),
    ),
    problems: evaluation.problems.map((problem, at) => seenProblem(problem, likes[at] ?? '', nameOf)),
  };
}

function asOf({ asOf: given }: GoldenCase, { policy }: Plan): Day {
  if (given === undefined) return november;
  const day = readDay(given);
  return day ?? dayOf(Date.parse(given), policy.timeZone);
}

const only = (like: ExpectedNode, seen: ExpectedNode | null): unknown =>
  seen && Object.fromEntries(Object.keys(like).map((key) => [key, seen[key as keyof ExpectedNode]]));

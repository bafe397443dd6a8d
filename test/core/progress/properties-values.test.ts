import * as fc from 'fast-check';
import type { Plan } from '@throughline/core/model/plan.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import type { FullEvaluation } from '@throughline/core/progress/evaluate.ts';
import type { ChildShare, NodeValue } from '@throughline/core/progress/evaluation.ts';
import { percentText, shareOut } from '@throughline/core/progress/percent.ts';
import { arbitraryCase } from '../arbitrary/plan.ts';
import { scaled, shuffled } from '../arbitrary/same.ts';
import { edge, evaluateOn, keyResult, objective, objectiveIn, planOf } from '../plan-fixtures.ts';
import { holds } from '../seeds.ts';

const bytes = (evaluation: FullEvaluation) => JSON.stringify({ ...evaluation, items: [...evaluation.items] });
const nodesOf = ({ objectives, keyResults }: FullEvaluation): readonly NodeValue[] => [
  ...objectives,
  ...keyResults,
];

describe('[R40] any plan over any work', () => {
  it('[R2] has values in range or none, and never NaN, Infinity or −0', () => {
    const numbers = (value: unknown): number[] =>
      typeof value === 'number'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([name, one]) => (name === 'confidence' ? [] : numbers(one)))
          : [];
    const isPart = (value: number | null) => value === null || (value >= 0 && value <= 1_000_000);
    const property = fc.property(arbitraryCase, (input) => {
      const evaluation = evaluate(input);
      for (const value of nodesOf(evaluation)) {
        const { progress, computed, score, expected, confidence } = value;
        expect([progress, computed, score, expected].every(isPart)).toBe(true);
        if (confidence) expect(Math.floor(confidence.min * 1000)).toBeLessThanOrEqual(confidence.mean);
        if (confidence) expect(confidence.mean).toBeLessThanOrEqual(10_000);
        expect(value.origin === 'none').toBe(progress === null && value.origin !== 'frozen');
      }
      const shares = [...evaluation.objectives, ...evaluation.keyResults].flatMap(({ children }) => children);
      expect(shares.every(({ contribution }) => isPart(contribution))).toBe(true);
      expect(evaluation.objectives.every(({ coverage }) => isPart(coverage))).toBe(true);
      const all = numbers({ ...evaluation, items: [...evaluation.items] });
      expect(all.filter((n) => !Number.isSafeInteger(n) || Object.is(n, -0))).toEqual([]);
    });
    holds('range', property);
  });

  it('[R1] gives the same bytes in any order', () => {
    const property = fc.property(
      arbitraryCase.chain((input) => fc.tuple(fc.constant(input), shuffled(input))),
      ([input, other]) => expect(bytes(evaluate(other))).toBe(bytes(evaluate(input))),
    );
    holds('order', property);
  });

  it('[R24] [R27] keeps a parent between its smallest and largest child', () => {
    const property = fc.property(arbitraryCase, (input) => {
      const evaluation = evaluate(input);
      const values = new Map(
        [...evaluation.objectives, ...evaluation.keyResults].map(({ id, progress }) => [
          id as string,
          progress,
        ]),
      );
      for (const { computed, children } of meansOf(evaluation, input.plan)) {
        // In percent mode a small share may be shown as 0 and still count.
        const percent = input.plan.policy.weights === 'percent';
        const counting = children.filter(({ counted, weight }) => counted && (percent || weight > 0));
        const progress = counting.map(({ id }) => values.get(id) ?? 0);
        if (computed === null) continue;
        expect(computed).toBeGreaterThanOrEqual(Math.min(...progress));
        expect(computed).toBeLessThanOrEqual(Math.max(...progress));
      }
    });
    holds('between', property);
  });

  it('[R25] counts a share of percent that is shown as 0', () => {
    const plan = planOf(
      [objective('o')],
      [
        keyResult('a', 'o', { kind: 'yesNo', done: true }, { weight: 10_000_000 }),
        keyResult('b', 'o', { kind: 'yesNo', done: false }, { weight: 1 }),
      ],
      { weights: 'percent' },
    );
    const { progress, children } = objectiveIn(evaluateOn(plan), 'o');
    expect([progress, children.map(({ weight }) => weight)]).toEqual([999_999, [100_000, 0]]);
  });

  it('[R3] [R4] has parts that add up, to less than one ppm per child and exactly as shown', () => {
    const property = fc.property(arbitraryCase, (input) => {
      for (const { computed, children } of meansOf(evaluate(input), input.plan)) {
        if (computed === null) continue;
        const contributions = children.map(({ contribution }) => contribution);
        const lost = computed - contributions.reduce((a, b) => a + b, 0);
        expect(lost).toBeGreaterThanOrEqual(0);
        expect(lost).toBeLessThan(children.length);
        const shown = shareOut(computed, contributions).filter((text) => text !== '<1');
        const total = percentText(computed);
        expect(shown.reduce((a, b) => a + Number(b), 0)).toBe(total === '<1' ? 0 : Number(total));
      }
    });
    holds('parts', property);
  });

  it('[R25] asks only how weights compare', () => {
    const property = fc.property(
      arbitraryCase,
      fc.integer({ min: 2, max: 9 }),
      ({ plan, ...rest }, factor) => {
        const [once, often] = [1, factor].map((by) => evaluate({ ...rest, plan: scaled(plan, by) }));
        const raw = (one: FullEvaluation | undefined) =>
          [...(one?.keyResults ?? []), ...(one?.objectives ?? [])].map((node) => [node.id, node.raw]);
        expect(raw(often)).toEqual(raw(once));
      },
    );
    holds('weight scale', property);
  });

  it('[R29] ends, whatever circles and ladders the edges make', () => {
    const many = 40;
    const wild = fc.record({
      from: fc.nat(many - 1),
      to: fc.nat(many - 1),
      into: fc.constantFrom('o', 'kr'),
      order: fc.nat(5),
    });
    const property = fc.property(fc.array(wild, { minLength: many, maxLength: 3 * many }), (edges) => {
      const plan = planOf(
        Array.from({ length: many }, (_, at) =>
          objective(`o${at}`, {
            parents: edges
              .filter(({ from }) => from === at)
              .map(({ into, to, order }) => edge(`${into}${to}`, { order })),
          }),
        ),
        Array.from({ length: many }, (_, at) =>
          keyResult(
            `kr${at}`,
            `o${at}`,
            at % 2 === 0
              ? { kind: 'objectives', as: 'mean', from: null, to: null, unit: null }
              : { kind: 'yesNo', done: at % 3 === 0 },
          ),
        ),
      );
      const { objectives } = evaluateOn(plan);
      expect(objectives.map(({ progress }) => progress !== null).filter(Boolean).length).toBeGreaterThan(0);
    });
    holds('circles', property, 40);
    // Two ways up from every rung: a billion paths from the lowest.
    const ladder = Array.from({ length: 60 }, (_, at) =>
      objective(`o${String(at).padStart(2, '0')}`, {
        parents: [1, 2].flatMap((up) => (at < up ? [] : [edge(`o${String(at - up).padStart(2, '0')}`)])),
      }),
    );
    const lowest = keyResult('kr', 'o59', { kind: 'yesNo', done: true });
    expect(objectiveIn(evaluateOn(planOf(ladder, [lowest])), 'o00').progress).toBe(1_000_000);
  });
});

// ── below ──

/** What is the mean of its children now: objectives and key results bound by it, not what is frozen (R36). */
const meansOf = (
  { objectives, keyResults }: FullEvaluation,
  plan: Plan,
): readonly (NodeValue & { readonly children: readonly ChildShare[] })[] => {
  const isMean = (id: string) =>
    plan.keyResults.some(
      ({ id: one, measure }) => one === id && measure.kind === 'objectives' && measure.as === 'mean',
    );
  return [...objectives, ...keyResults.filter(({ id }) => isMean(id))].filter(
    ({ origin }) => origin !== 'frozen',
  );
};

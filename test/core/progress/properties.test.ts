import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { addDecimals, decimalText, multiplyDecimals } from '@throughline/core/model/decimal.ts';
import type { Decimal } from '@throughline/core/model/decimal.ts';
import type { KeyResult, Plan, PlanLink, Policy } from '@throughline/core/model/plan.ts';
import type { ItemState, WorkItem } from '@throughline/core/model/work-item.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import type { FullEvaluation } from '@throughline/core/progress/evaluate.ts';
import { shareOut, percentText } from '@throughline/core/progress/percent.ts';
import { arbitraryCase, arbitraryCount, arbitraryDecimal, arbitraryPolicy } from '../arbitrary/plan.ts';
import type { Case } from '../arbitrary/plan.ts';
import { arbitraryItems } from '../arbitrary/work.ts';
import { metricMeasure, reading, valueOf, workMeasure } from '../plan-fixtures.ts';

const runs = Number(process.env['THROUGHLINE_RUNS'] ?? 300);
const bytes = (evaluation: FullEvaluation) => JSON.stringify({ ...evaluation, items: [...evaluation.items] });

describe('[R40] any plan over any work', () => {
  it('[R2] has values in range or none, and never NaN, Infinity or −0', () => {
    const numbers = (value: unknown): number[] =>
      typeof value === 'number'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(numbers)
          : [];
    fc.assert(
      fc.property(arbitraryCase, (input) => {
        const evaluation = evaluate(input);
        for (const { progress } of [...evaluation.objectives, ...evaluation.keyResults]) {
          expect(progress === null || (progress >= 0 && progress <= 1_000_000)).toBe(true);
        }
        const all = numbers({ ...evaluation, items: [...evaluation.items] });
        expect(all.filter((n) => !Number.isSafeInteger(n) || Object.is(n, -0))).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('[R1] gives the same bytes in any order', () => {
    const shuffled = ({ plan, work, ...more }: Case): Arbitrary<Case> =>
      fc
        .record({
          objectives: mixed(plan.objectives),
          keyResults: mixed(plan.keyResults),
          items: mixed(work.items),
          flip: fc.boolean(),
        })
        .map(({ objectives, keyResults, items, flip }) => {
          const turn = <T>(list: readonly T[]) => (flip ? list.toReversed() : list);
          return {
            ...more,
            plan: {
              ...plan,
              objectives: objectives.map((one) => ({ ...one, parents: turn(one.parents) })),
              keyResults: keyResults.map((one): KeyResult =>
                one.measure.kind === 'work'
                  ? { ...one, measure: { ...one.measure, links: turn(one.measure.links) } }
                  : one,
              ),
            },
            work: {
              ...work,
              items,
              queries: new Map(
                turn([...work.queries]).map(([name, answer]) => [
                  name,
                  answer.ok ? { ok: true, items: turn(answer.items) } : answer,
                ]),
              ),
            },
          };
        });
    fc.assert(
      fc.property(
        arbitraryCase.chain((input) => fc.tuple(fc.constant(input), shuffled(input))),
        ([input, other]) => {
          expect(bytes(evaluate(other))).toBe(bytes(evaluate(input)));
        },
      ),
      { numRuns: runs },
    );
  });

  it('[R24] keeps a parent between its smallest and largest child', () => {
    fc.assert(
      fc.property(arbitraryCase, (input) => {
        const evaluation = evaluate(input);
        const values = new Map(
          [...evaluation.objectives, ...evaluation.keyResults].map(({ id, progress }) => [
            id as string,
            progress,
          ]),
        );
        for (const { computed, children } of evaluation.objectives) {
          // In percent mode a small share may be shown as 0 and still count.
          const percent = input.plan.policy.weights === 'percent';
          const counting = children.filter(({ counted, weight }) => counted && (percent || weight > 0));
          const progress = counting.map(({ id }) => values.get(id) ?? 0);
          if (computed === null) continue;
          expect(computed).toBeGreaterThanOrEqual(Math.min(...progress));
          expect(computed).toBeLessThanOrEqual(Math.max(...progress));
        }
      }),
      { numRuns: runs },
    );
  });

  it('[R4] has parts that add up, to less than one ppm per child and exactly as shown', () => {
    fc.assert(
      fc.property(arbitraryCase, (input) => {
        for (const { computed, children } of evaluate(input).objectives) {
          if (computed === null) continue;
          const contributions = children.map(({ contribution }) => contribution);
          const lost = computed - contributions.reduce((a, b) => a + b, 0);
          expect(lost).toBeGreaterThanOrEqual(0);
          expect(lost).toBeLessThan(children.length);
          const shown = shareOut(computed, contributions).filter((text) => text !== '<1');
          const total = percentText(computed);
          expect(shown.reduce((a, b) => a + Number(b), 0)).toBe(total === '<1' ? 0 : Number(total));
        }
      }),
      { numRuns: runs },
    );
  });

  it('[R25] asks only how weights compare', () => {
    const scaled = (plan: Plan, factor: number): Plan => ({
      ...plan,
      policy: { ...plan.policy, weights: 'relative' },
      objectives: plan.objectives.map((one) => ({
        ...one,
        parents: one.parents.map((edge) => ({ ...edge, weight: times(edge.weight, factor) })),
      })),
      keyResults: plan.keyResults.map((one) => ({
        ...one,
        weight: times(one.weight, factor),
        measure:
          one.measure.kind === 'work'
            ? {
                ...one.measure,
                links: one.measure.links.map((link) => ({ ...link, weight: times(link.weight, factor) })),
                query: null,
              }
            : one.measure,
      })),
    });
    // What is not given is 1 (or inherited): given in both, so that the factor reaches it.
    const times = (weight: number | null, factor: number) => Math.max(weight ?? 1000, 0) * factor;
    fc.assert(
      fc.property(arbitraryCase, fc.integer({ min: 2, max: 9 }), ({ plan, ...rest }, factor) => {
        const [once, often] = [1, factor].map((by) => evaluate({ ...rest, plan: scaled(plan, by) }));
        const progress = (one: FullEvaluation | undefined) =>
          [...(one?.keyResults ?? []), ...(one?.objectives ?? [])].map(({ id, raw }) => [id, raw]);
        expect(progress(often)).toEqual(progress(once));
      }),
      { numRuns: runs },
    );
  });
});

describe('[R40] any metric', () => {
  it('[R7] does not change when baseline, target and reading are moved, stretched or mirrored alike', () => {
    const factor = arbitraryDecimal.filter(({ digits }) => digits !== 0);
    fc.assert(
      fc.property(
        fc.tuple(arbitraryDecimal, arbitraryDecimal, arbitraryDecimal),
        factor,
        arbitraryDecimal,
        ([from, to, current], by, plus) => {
          const raw = (move: (d: Decimal) => Decimal) => {
            const [b, t, c] = [from, to, current].map((d) => decimalText(move(d)));
            return valueOf(metricMeasure(b ?? '', t ?? ''), { readings: [reading('2026-10-20', c ?? '')] })
              .raw;
          };
          expect(raw((d) => addDecimals(multiplyDecimals(d, by), plus))).toBe(raw((d) => d));
        },
      ),
      { numRuns: runs },
    );
  });
});

describe('[R40] any work', () => {
  it('[R15] completing an item never lowers it', () => {
    check(({ items, at, before, value }) => {
      const item = items[at];
      fc.pre(item !== undefined && item.state.category !== 'removed' && item.state.category !== 'done');
      const after = value({ items: items.with(at, { ...item, state: doneState }) });
      expect(atLeast(after.raw, before.raw)).toBe(true);
    });
  });

  it('[R15] adding an item with no credit never raises it', () => {
    check(({ items, links, before, value, fresh }) => {
      const added = { ...fresh, level: 'standard' as const, parent: null, state: todoState };
      const link = { reference: added.id, weight: links[0]?.weight ?? null, share: null };
      const after = value({ items: [...items, added], links: [...links, link] });
      fc.pre(before.raw !== null && noFallback(before, after));
      expect(atLeast(before.raw, after.raw)).toBe(true);
    });
  });

  it('[R19] dropping an item with no credit never lowers it', () => {
    check(({ items, at, before, value, evaluation }) => {
      const item = items[at];
      const row = [...evaluation.items.values()].flat().find((one) => one.item === item?.id && one.counted);
      fc.pre(item !== undefined && row?.credit === 0);
      const after = value({ items: items.with(at, { ...item, state: removedState }) });
      fc.pre(before.raw !== null && after.raw !== null && noFallback(before, after));
      expect(atLeast(after.raw, before.raw)).toBe(true);
    });
  });

  it('[R17] linking a descendant, alone or with its container’s weight, changes nothing', () => {
    check(({ links, policy, before, value, evaluation }) => {
      fc.pre(policy.level !== 'linked');
      const below = [...evaluation.items.values()]
        .flat()
        .filter(({ via }) => via !== 'link' && via !== 'query');
      for (const row of below) {
        for (const weight of [null, row.weight]) {
          const after = value({ links: [...links, { reference: row.item, weight, share: null }] });
          expect([after.raw, after.amount]).toEqual([before.raw, before.amount]);
        }
      }
    });
  });
});

// ── below ──

const mixed = <T>(list: readonly T[]): Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length });

const state = (category: ItemState['category']): ItemState => ({
  name: category,
  category,
  resolution: null,
  id: null,
});
const [doneState, todoState, removedState] = [state('done'), state('todo'), state('removed')];

/** null is no value, and below nothing. */
const atLeast = (a: number | null, b: number | null): boolean => b === null || (a !== null && a >= b);

type Value = ReturnType<typeof valueOf>;
const noFallback = (...values: readonly Value[]) =>
  values.every(({ told }) => !told.includes('D_NO_ESTIMATES'));

interface Scene {
  readonly items: readonly WorkItem[];
  readonly links: readonly PlanLink[];
  readonly policy: Partial<Policy>;
  /** One of the items. */
  readonly at: number;
  /** An item that is not among them. */
  readonly fresh: WorkItem;
  readonly before: Value;
  readonly evaluation: FullEvaluation;
  readonly value: (change: { items?: readonly WorkItem[]; links?: readonly PlanLink[] }) => Value;
}

/** A work key result over a random forest, its sizes stored, dropped items excluded (R40's own terms). */
function check(property: (scene: Scene) => void): void {
  const scene = arbitraryItems({ forest: true }).chain((all) => {
    const items = all.filter((item, at) => all.findIndex(({ id }) => id === item.id) === at);
    const one = fc.record({
      reference: items.length > 0 ? fc.constantFrom(...items.map(({ id }) => id)) : fc.constant('GONE-1'),
      weight: fc.constantFrom(null, null, 0, 500, 1000, 3000),
      share: fc.constant(null),
    });
    return fc.record({
      items: fc.constant(items),
      links: fc.uniqueArray(one, { selector: (link) => link.reference, maxLength: 6 }),
      policy: arbitraryPolicy.map((policy) => ({ ...policy, dropped: 'exclude' as const })),
      count: arbitraryCount,
      unestimatedSize: fc.constantFrom(0, 1000, 3000),
      at: fc.nat(Math.max(items.length - 1, 0)),
    });
  });
  const fresh = arbitraryItems({ most: 1 })
    .filter(({ length }) => length === 1)
    .map(([item]) => ({ ...(item as WorkItem), id: 'jira:site/999' as WorkItem['id'], key: 'KEY-999' }));
  fc.assert(
    fc.property(scene, fresh, ({ items, links, policy, count, unestimatedSize, at }, added) => {
      const value: Scene['value'] = (change) =>
        valueOf(workMeasure({ count, links: change.links ?? links, unestimatedSize }), {
          items: change.items ?? items,
          policy,
        });
      const before = value({});
      property({ items, links, policy, at, fresh: added, before, evaluation: before.evaluation, value });
    }),
    { numRuns: runs },
  );
}

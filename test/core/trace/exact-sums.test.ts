import * as fc from 'fast-check';
import { clampPpm } from '@throughline/core/model/ppm.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { explainer } from '@throughline/core/trace/explain.ts';
import type { ItemPart, LeftOut, Part, Trace } from '@throughline/core/trace/trace.ts';
import { arbitraryCase } from '../arbitrary/plan.ts';
import type { Case } from '../arbitrary/plan.ts';

const runs = Number(process.env['THROUGHLINE_RUNS'] ?? 80);

const sum = (parts: readonly Pick<Part, 'ppm'>[]) => parts.reduce((all, { ppm }) => all + ppm, 0);
const ids = (rows: readonly (ItemPart | LeftOut)[]) => rows.map(({ item }) => item.id);
const itemsOf = ({ parts }: Trace) => parts.filter((part) => part.kind === 'item');

/** Every trace of a case, with what the evaluation says of the same node. */
function traces(input: Case) {
  const evaluation = evaluate(input);
  const open = explainer(input.plan, evaluation, input.work);
  const nodes = [...evaluation.objectives, ...evaluation.keyResults];
  return nodes.map((value) => {
    const trace = open(value.id);
    if (!trace?.value) throw new Error(`No trace of ${value.id}`);
    return {
      value,
      trace,
      stands: trace.value,
      rows: evaluation.items.get(value.id as never) ?? [],
      evaluation,
    };
  });
}

describe('[R38] a trace of any number of any plan', () => {
  it('[R3] [R4] has parts that add up to the value, to the ppm', () => {
    fc.assert(
      fc.property(arbitraryCase, (input) => {
        for (const { value, trace, stands } of traces(input)) {
          expect(sum(trace.parts)).toBe(stands.sum ?? 0);
          if (value.origin === 'override') {
            expect(value.computed).toBe(stands.sum === null ? null : clampPpm(stands.sum));
            expect(trace.override).not.toBeNull();
          } else if (value.origin === 'frozen') expect(trace.frozen).not.toBeNull();
          else expect(stands.sum).toBe(value.raw);
        }
      }),
      { numRuns: runs },
    );
  });

  it('names every item of the set once, as a part or as left out, and why', () => {
    fc.assert(
      fc.property(arbitraryCase, (input) => {
        for (const { trace, rows } of traces(input)) {
          if (trace.kind === 'milestones') continue;
          const named = [...ids(itemsOf(trace)), ...ids(trace.leftOut)];
          expect(named.toSorted()).toEqual(rows.map(({ item }) => item).toSorted());
          expect(new Set(named).size).toBe(named.length);
          const because = new Map(rows.map(({ item, why }) => [item, why]));
          for (const { item, why } of trace.leftOut) expect(why).toBe(because.get(item.id));
        }
      }),
      { numRuns: runs },
    );
  });

  it('[R12] hands each milestone on to its items, each of its set once', () => {
    fc.assert(
      fc.property(arbitraryCase, (input) => {
        for (const { trace, rows } of traces(input)) {
          if (trace.kind !== 'milestones') continue;
          const milestones = trace.parts.filter((part) => part.kind === 'milestone');
          for (const { typed, items, leftOut, ppm } of milestones) {
            const named = [...ids(items), ...ids(leftOut)];
            expect(new Set(named).size).toBe(named.length);
            if (!typed) expect(sum(items)).toBe(ppm);
          }
          const all = milestones.flatMap(({ items, leftOut }) => [...ids(items), ...ids(leftOut)]);
          expect(all.toSorted()).toEqual(rows.map(({ item }) => item).toSorted());
        }
      }),
      { numRuns: runs },
    );
  });

  it('gives nothing to an item without credit, and of each item what it would add by itself, to the ppm', () => {
    fc.assert(
      fc.property(arbitraryCase, (input) => {
        for (const { trace, stands } of traces(input)) {
          const items = itemsOf(trace);
          if (trace.kind !== 'work' || stands.sum === null) continue;
          const equal = items.every(({ weight }) => weight === 0);
          const term = ({ weight, counts }: ItemPart) => (equal ? 1n : BigInt(weight)) * BigInt(counts);
          const total = items.reduce((all, one) => all + term(one), 0n);
          for (const one of items) {
            if (one.credit === 0) expect(one.ppm).toBe(0);
            const floor = Number((term(one) * BigInt(one.credit)) / total);
            expect([floor, floor + 1]).toContain(one.ppm);
          }
        }
      }),
      { numRuns: runs },
    );
  });

  it('[R24] gives children what the evaluation gives them, and what its floors left over', () => {
    fc.assert(
      fc.property(arbitraryCase, (input) => {
        for (const { value, trace, evaluation } of traces(input)) {
          if (trace.kind !== 'objective' || value.progress === null) continue;
          const floors = evaluation.objectives.find(({ id }) => id === value.id)?.children ?? [];
          trace.parts.forEach((part, at) => {
            const floor = floors[at]?.contribution ?? 0;
            expect([floor, floor + 1]).toContain(part.ppm);
          });
        }
      }),
      { numRuns: runs },
    );
  });

  it('[R1] changes nothing that it was given', () => {
    fc.assert(
      fc.property(arbitraryCase, (input) => {
        const before = JSON.stringify(input);
        traces(input);
        expect(JSON.stringify(input)).toBe(before);
      }),
      { numRuns: 50 },
    );
  });
});

import * as fc from 'fast-check';
import type { Problem } from '@throughline/core/model/problem.ts';
import { evaluate } from '@throughline/core/progress/evaluate.ts';
import { arbitraryCase } from '../arbitrary/plan.ts';
import { holds } from '../seeds.ts';
import { oracle } from './evaluate.ts';

/** The path that D_CYCLE shows is checked by its own test: several are right. */
const comparable = (problems: readonly Problem[]): string[] =>
  problems
    .map((problem) => (problem.code === 'D_CYCLE' ? { ...problem, nodes: [] } : problem))
    .map(({ code, at, items = [], nodes = [], amounts = {} }) =>
      JSON.stringify({ code, at, items, nodes, amounts }),
    )
    .toSorted();

describe('[R40] engine and oracle', () => {
  it('[R24] [R15] [R7] say the same of any input, to the last ppm', () => {
    holds(
      'engine and oracle',
      fc.property(arbitraryCase, (input) => {
        const engine = evaluate(input);
        const slow = oracle(input);
        expect(engine.keyResults).toEqual(slow.keyResults);
        expect(engine.objectives).toEqual(slow.objectives);
        expect(engine.kpis).toEqual(slow.kpis);
        expect(Object.fromEntries(engine.items)).toEqual(slow.items);
        expect(comparable(engine.problems)).toEqual(comparable(slow.problems));
      }),
      600,
    );
  });
});

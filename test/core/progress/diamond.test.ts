import type { KeyResult, Objective } from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import { workItem } from '../work-fixtures.ts';
import {
  edge,
  evaluateOn,
  keyResult,
  links,
  objective,
  objectivesMeasure,
  planOf,
  workMeasure,
} from '../plan-fixtures.ts';

const up = (id: string, ...parents: readonly (string | readonly [string, number])[]) =>
  objective(id, {
    parents: parents.map((parent) =>
      typeof parent === 'string' ? edge(parent) : edge(parent[0], { weight: parent[1] }),
    ),
  });
const done = (id: string, of: string) => keyResult(id, of, { kind: 'yesNo', done: true });
const diamonds = (
  objectives: readonly Objective[],
  keyResults: readonly KeyResult[] = [],
): readonly Omit<Problem, 'code'>[] =>
  evaluateOn(planOf(objectives, keyResults))
    .problems.filter(({ code }) => code === 'D_DIAMOND')
    .map(({ at, nodes, amounts }) => ({ at, nodes: nodes ?? [], amounts: amounts ?? {} }));

describe('[R28] diamonds', () => {
  it('tell what part of the top is the bottom, over both paths', () => {
    const found = diamonds([
      objective('top'),
      up('left', ['top', 3000]),
      up('right', 'top'),
      up('low', 'left', 'right'),
      up('other', ['right', 3000]),
    ]);
    // 3/4 · 1 + 1/4 · 1/4
    expect(found).toEqual([{ at: 'top', nodes: ['low'], amounts: { ppm: 812_500 } }]);
  });

  it('over three paths, each floored on its own', () => {
    const found = diamonds([
      objective('top'),
      ...['a', 'b', 'c'].flatMap((id) => [up(id, 'top'), up(`${id}2`, [id, 2000])]),
      up('low', 'a', 'b', 'c'),
    ]);
    // 3 · floor(floor(1/3) · floor(1/3))
    expect(found).toEqual([{ at: 'top', nodes: ['low'], amounts: { ppm: 3 * 111_110 } }]);
  });

  it('where a direct child of the top lies below another one too', () => {
    expect(diamonds([objective('top'), up('mid', 'top'), up('low', 'mid', 'top')])).toEqual([
      { at: 'top', nodes: ['low'], amounts: { ppm: 1_000_000 } },
    ]);
  });

  it('only where the ways come together, not above, and not for what has one edge', () => {
    const found = diamonds([
      objective('roof'),
      up('top', 'roof'),
      up('left', 'top'),
      up('right', 'top'),
      up('low', 'left', 'right'),
      up('lower', 'low'),
    ]);
    expect(found.map(({ at, nodes }) => [at, nodes])).toEqual([['top', ['low']]]);
  });

  it('through key results that are bound to objectives', () => {
    const found = diamonds(
      [objective('top'), up('low', 'k1', ['k2', 1000]), up('side', ['k2', 3000])],
      [
        keyResult('k1', 'top', objectivesMeasure('identity')),
        keyResult('k2', 'top', objectivesMeasure('mean'), { weight: 3000 }),
      ],
    );
    expect(found).toEqual([{ at: 'top', nodes: ['low'], amounts: { ppm: 437_500 } }]);
  });

  it('by what counts only: no drafts, no supporting edges, no key result with a measure of its own', () => {
    const tops = [objective('top'), up('right', 'top')];
    expect(
      diamonds([...tops, { ...up('left', 'top'), status: 'draft' }, up('low', 'left', 'right')]),
    ).toEqual([]);
    const supporting = objective('low', {
      parents: [edge('top', { contributes: false }), edge('right')],
    });
    expect(diamonds([...tops, supporting])).toEqual([]);
    expect(diamonds([...tops, up('low', 'kr', 'right')], [done('kr', 'top')])).toEqual([]);
  });

  it('a weight of 0 is a path of nothing', () => {
    const found = diamonds([
      objective('top'),
      up('left', ['top', 0]),
      up('right', 'top'),
      up('low', 'left', 'right'),
    ]);
    expect(found).toEqual([{ at: 'top', nodes: ['low'], amounts: { ppm: 1_000_000 } }]);
  });

  it('[R23] items are shared through bound key results too', () => {
    const item = workItem();
    const work = (id: string, of: string) => keyResult(id, of, workMeasure({ links: links(item) }));
    const { problems } = evaluateOn(
      planOf(
        [objective('top'), up('low', 'kr'), up('low2', 'kr')],
        [
          keyResult('kr', 'top', objectivesMeasure('mean')),
          work('a', 'low'),
          work('b', 'top'),
          work('c', 'low2'),
        ],
      ),
      [item],
    );
    expect(problems.filter(({ code }) => code === 'D_SHARED_ITEM')).toEqual([
      {
        code: 'D_SHARED_ITEM',
        at: 'top',
        items: [item.id],
        nodes: ['a', 'b', 'c'],
        amounts: { ppm: 1_000_000, points: 100 },
      },
    ]);
  });
});

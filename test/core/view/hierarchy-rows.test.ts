import * as fc from 'fast-check';
import type { KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import { hierarchyOf, hierarchyRows } from '@throughline/core/view/hierarchy-rows.ts';
import type { Hierarchy } from '@throughline/core/view/hierarchy-rows.ts';
import { evaluateTree } from '@throughline/core/progress/evaluate-tree.ts';
import { day, edge, keyResult, objective, planOf } from '../plan-fixtures.ts';

/** Edges as [parent, child], all contributing. */
const hierarchy = (nodes: number, edges: readonly (readonly [number, number])[]): Hierarchy => ({
  shown: Int32Array.from({ length: nodes }, (_, node) => node * 10_000),
  health: Array.from({ length: nodes }, () => 'on-track'),
  edgeParent: Int32Array.from(edges, ([parent]) => parent),
  edgeChild: Int32Array.from(edges, ([, child]) => child),
  edgeContributes: new Uint8Array(edges.length).fill(1),
});

const outline = (from: Hierarchy): string[] =>
  hierarchyRows(from).map(
    ({ depth, node, below, again }) => `${'-'.repeat(depth)}${node}/${below}${again ? ' again' : ''}`,
  );

describe('the rows of a hierarchy', () => {
  it('are flat, parents before children, in the order of the edges, each with how many belong to it', () => {
    const edges = [
      [0, 3],
      [0, 1],
      [1, 2],
      [4, 5],
    ] as const;
    expect(outline(hierarchy(6, edges))).toEqual(['0/3', '-3/0', '-1/1', '--2/0', '4/1', '-5/0']);
    expect(hierarchyRows(hierarchy(6, edges)).map(({ hasChildren }) => hasChildren)).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('[R28] show what has several parents below each of them, and open it once', () => {
    const edges = [
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3],
      [3, 4],
    ] as const;
    expect(outline(hierarchy(5, edges))).toEqual(['0/5', '-1/2', '--3/1', '---4/0', '-2/1', '--3/0 again']);
  });

  it('show everyone and end, also in a circle of edges', () => {
    expect(
      outline(
        hierarchy(3, [
          [0, 1],
          [1, 0],
        ]),
      ),
    ).toEqual(['2/0', '0/2', '-1/1', '--0/0 again']);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 }), (edges) => {
        const rows = hierarchyRows(hierarchy(10, edges));
        expect(
          rows
            .filter(({ again }) => !again)
            .map(({ node }) => node)
            .sort((a, b) => a - b),
        ).toEqual(Array.from({ length: 10 }, (_, node) => node));
        rows.forEach(({ depth, below }, at) => {
          const next = rows.findIndex((row, later) => later > at && row.depth <= depth);
          expect(below).toBe((next < 0 ? rows.length : next) - at - 1);
        });
      }),
    );
  });

  it('[R4] say the percentage as everywhere: none, <1, 99, beyond 100', () => {
    const shown = Int32Array.of(-1, 1, 999_999, 1_250_000);
    const rows = hierarchyRows({ ...hierarchy(4, []), shown });
    expect(rows.map(({ percent }) => percent)).toEqual([null, '<1', '99', '125']);
  });

  it('follow from an evaluation: key results first, then objectives, each by id; drawn edges are marked', () => {
    const plan = planOf(
      [
        objective('a'),
        objective('c', { parents: [edge('a')] }),
        objective('b', { parents: [edge('a', { contributes: false }), edge('elsewhere')] }),
        objective('d', { parents: [edge('kr-c')] }),
      ],
      [
        keyResult('kr-z', 'a', { kind: 'yesNo', done: true }),
        keyResult('kr-a', 'a', { kind: 'yesNo', done: false }),
        keyResult('kr-c', 'c', { kind: 'objectives', as: 'mean', from: null, to: null, unit: null }),
      ],
    );
    const values = evaluateTree({ ...plan, facts: () => undefined, asOf: day('2026-11-01'), now: null });
    const ids: readonly (ObjectiveId | KeyResultId)[] = [...values.objectives, ...values.keyResults].map(
      ({ id }) => id,
    );
    const rows = hierarchyRows(hierarchyOf(plan.objectives, values));
    expect(
      rows.map(({ node, depth, percent, contributes }) => [ids[node], depth, percent, contributes]),
    ).toEqual([
      ['a', 0, '33', true],
      ['kr-a', 1, '0', true],
      ['kr-z', 1, '100', true],
      ['b', 1, null, false],
      ['c', 1, null, true],
      ['kr-c', 2, null, true],
      ['d', 3, null, true],
    ]);
    expect(rows[0]?.health).toBe(values.objectives[0]?.health);
  });
});

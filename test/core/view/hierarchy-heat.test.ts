import { everything } from '@throughline/core/view/hierarchy-filter.ts';
import { filterNodes } from '@throughline/core/view/filter-nodes.ts';
import { hierarchyHeat } from '@throughline/core/view/hierarchy-heat.ts';
import { joinNodes } from '@throughline/core/view/hierarchy-join.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { value } from '../../ui/gallery/builders.ts';
import { keyResult, objective } from '../../ui/hierarchy/gallery/builders.ts';

const heat = (nodes: readonly HierarchyNode[]) => hierarchyHeat(joinNodes(nodes), { matches: null });
const bad = value(100_000, { health: 'off-track' });

describe('teams × top objectives', () => {
  const nodes = [
    objective('top', 'Top', 500_000, [], { owner: 'Ann', level: 'organisation' }),
    objective('second', 'Second', 0, [], { owner: 'Ann', level: 'organisation' }),
    objective('s1', 'S1', 400_000, ['top'], { owner: 'Support' }),
    objective('s2', 'S2', 300_000, ['top', 'second'], { owner: 'Support' }),
    objective('s3', 'S3', 50_000, ['s1'], { owner: 'Support' }),
    keyResult('k1', 'K1', 100_000, 's1', { ...bad, owner: 'Maria' }),
    keyResult('k2', 'K2', 200_000, 's1', { owner: null }),
  ];

  it('[R33] shows the worst health, never a mean, and how many have it', () => {
    const { columns, rows } = heat(nodes);
    expect(columns.map(({ id }) => id)).toEqual(['second', 'top']);
    const support = rows.find(({ owner }) => owner === 'Support')!;
    expect(support.cells[1]).toMatchObject({ objectives: 3, keyResults: 2, worst: 'off-track', ofWorst: 1 });
  });

  it('shows the number of the objective nearest to the top, of several the lowest', () => {
    const support = heat(nodes).rows.find(({ owner }) => owner === 'Support')!;
    expect(support.cells.map((cell) => cell?.node.id)).toEqual(['s2', 's2']);
  });

  it('has no row and no column for what a filter leaves nothing of', () => {
    const joined = joinNodes(nodes);
    const { columns, rows } = hierarchyHeat(joined, filterNodes(joined, { ...everything, text: 's1' }));
    expect(columns.map(({ id }) => id)).toEqual(['top']);
    expect(rows.map(({ owner, cells }) => [owner, cells.map((cell) => cell?.objectives)])).toEqual([
      ['Support', [1]],
    ]);
  });

  it('keeps apart what nobody owns and what may not be seen', () => {
    const { rows } = heat([objective('a', 'A', 0, [], { owner: null }), objective('s', null, 0)]);
    expect(rows.map(({ owner }) => owner)).toEqual(['', null]);
  });
});

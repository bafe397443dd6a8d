import * as fc from 'fast-check';
import { joinNodes } from '@throughline/core/view/hierarchy-join.ts';
import { hierarchyPicture } from '@throughline/core/view/hierarchy-picture.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { keyResult, objective } from '../../ui/hierarchy/gallery/builders.ts';

const picture = (nodes: readonly HierarchyNode[], limit?: number) =>
  hierarchyPicture(joinNodes(nodes), { kept: null }, limit);

describe('the picture of a hierarchy', () => {
  it('lays what serves to the right of all that it serves, by the longest way', () => {
    const { nodes, layers } = picture([
      objective('top', 'Top', 0),
      objective('middle', 'Middle', 0, ['top']),
      objective('low', 'Low', 0, ['middle', ['top', false]]),
      keyResult('kr', 'KR', 0, 'top'),
    ]);
    expect(Object.fromEntries(nodes.map(({ node, layer }) => [node.id, layer]))).toEqual({
      top: 0,
      middle: 1,
      low: 2,
      kr: 1,
    });
    expect(layers).toBe(3);
  });

  it('[R27] tells edges that count from those that only support', () => {
    const { nodes, edges } = picture([
      objective('a', 'A', 0),
      objective('b', 'B', 0),
      objective('c', 'C', 0, ['a', ['b', false]]),
    ]);
    expect(
      edges.map(({ parent, child, contributes }) => [
        nodes[parent]!.node.id,
        nodes[child]!.node.id,
        contributes,
      ]),
    ).toEqual([
      ['a', 'c', true],
      ['b', 'c', false],
    ]);
  });

  it('draws a tree without crossings, its parents in the middle of their children', () => {
    const { nodes } = picture([
      objective('a', 'A', 0),
      objective('z', 'Z', 0),
      keyResult('za', '1', 0, 'z'),
      keyResult('ab', '2', 0, 'a'),
      keyResult('ac', '3', 0, 'a'),
      keyResult('zd', '4', 0, 'z'),
    ]);
    const y = Object.fromEntries(nodes.map((one) => [one.node.id as string, one.y]));
    expect((y['ab']! + y['ac']!) / 2).toBeCloseTo(y['a']!, 5);
    expect((y['za']! + y['zd']!) / 2).toBeCloseTo(y['z']!, 5);
    expect(Math.max(y['ab']!, y['ac']!) < Math.min(y['za']!, y['zd']!)).toBe(y['a']! < y['z']!);
  });

  it('takes the highest where there are too many, and says how many there are', () => {
    const chain = Array.from({ length: 12 }, (_, at) =>
      objective(`o${at}`, `O ${at}`, 0, at > 0 ? [`o${at - 1}`] : []),
    );
    const { nodes, wanted, edges } = picture(chain, 5);
    expect(nodes.map(({ node }) => node.id)).toEqual(['o0', 'o1', 'o2', 'o3', 'o4']);
    expect(wanted).toBe(12);
    expect(edges).toHaveLength(4);
  });

  it('for any edges, circles too: nobody is lost, nobody lies on another, and an edge of no circle leads to the right', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 24 }), (edges) => {
        const nodes = Array.from({ length: 10 }, (_, at) =>
          objective(`n${at}`, `N ${at}`, 0, [
            ...new Set(
              edges
                .filter(([child, parent]) => child === at && parent !== at)
                .map(([, parent]) => `n${parent}`),
            ),
          ]),
        );
        const drawn = picture(nodes);
        expect(drawn.nodes).toHaveLength(10);
        for (let layer = 0; layer < drawn.layers; layer += 1) {
          const heights = drawn.nodes
            .flatMap((one) => (one.layer === layer ? [one.y] : []))
            .sort((a, b) => a - b);
          heights.forEach((y, at) => {
            expect(Number.isFinite(y) && y >= 0).toBe(true);
            if (at > 0) expect(y - heights[at - 1]!).toBeGreaterThan(0.999);
          });
        }
        const acyclic = edges.every(([child, parent]) => parent < child);
        for (const { parent, child } of acyclic ? drawn.edges : []) {
          expect(drawn.nodes[child]!.layer).toBeGreaterThan(drawn.nodes[parent]!.layer);
        }
      }),
    );
  });
});

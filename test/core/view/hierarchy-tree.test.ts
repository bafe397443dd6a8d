import * as fc from 'fast-check';
import { everything, isFiltering, type HierarchyFilter } from '@throughline/core/view/hierarchy-filter.ts';
import { filterNodes } from '@throughline/core/view/filter-nodes.ts';
import { ownerOf } from '@throughline/core/view/hierarchy-owner.ts';
import { opens, shownRows, type TreeRow } from '@throughline/core/view/hierarchy-fold.ts';
import { countingHalf, edgesUp, joinNodes, type JoinedNodes } from '@throughline/core/view/hierarchy-join.ts';
import {
  healthOrder,
  orderOf,
  sorts,
  type SortBy,
  groupings,
  type GroupBy,
} from '@throughline/core/view/hierarchy-order.ts';
import { hierarchyTree } from '@throughline/core/view/hierarchy-tree.ts';
import { entryId, isGroup, type HierarchyTree } from '@throughline/core/view/tree-rows.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { keyResult, objective } from '../../ui/hierarchy/gallery/builders.ts';
import { states } from '../../ui/hierarchy/gallery/states.ts';

const all = (
  nodes: readonly HierarchyNode[],
  sort: SortBy = 'aligned',
  filter: Partial<HierarchyFilter> = {},
) => {
  const joined = joinNodes(nodes);
  return made(
    hierarchyTree(joined, filterNodes(joined, { ...everything, ...filter }), { sort, group: 'none' }),
  );
};
/** With all its rows. */
const made = ({ rows: walk, entries }: HierarchyTree) => ({ walk, rows: walk.upTo(walk.count), entries });
const outline = ({ rows, entries }: Pick<ReturnType<typeof made>, 'rows' | 'entries'>): string[] =>
  rows.map(
    ({ node, depth, contributes, again }) =>
      `${(contributes ? '-' : '~').repeat(depth)}${entryId(entries[node]!)}${again ? ' again' : ''}`,
  );

describe('the tree of a hierarchy', () => {
  it('stands key results before objectives, each by title, and higher levels first', () => {
    expect(
      outline(
        all([
          objective('b', 'Beta', 0, ['top']),
          objective('i', 'A person', 0, [], { level: 'individual' }),
          keyResult('k2', 'Zeta', 0, 'top'),
          objective('a', 'Alpha', 0, ['top']),
          objective('top', 'Top', 0, [], { level: 'organisation' }),
          keyResult('k1', 'Eta', 0, 'top'),
        ]),
      ),
    ).toEqual(['top', '-k1', '-k2', '-a', '-b', 'i']);
  });

  it('[R27] shows a key result and the objective that it is as one row, with what stands below either', () => {
    const nodes = [
      objective('master', 'Master', 400_000),
      keyResult('kr', 'The key result', 400_000, 'master', {
        same: 'lower' as HierarchyNode['id'],
        weight: '3',
      }),
      objective('lower', 'The lower objective', 400_000, ['kr', ['other', false]], {
        same: 'kr' as HierarchyNode['id'],
      }),
      keyResult('below', 'Below', 400_000, 'lower'),
      objective('other', 'Other', 0),
    ];
    expect(outline(all(nodes))).toEqual(['master', '-lower', '--below', 'other', '~lower again']);
    const joined = joinNodes(nodes);
    const lower = joined.byId.get('lower')!;
    expect(countingHalf(joined, lower).weight).toBe('3');
    // Where its number counts comes first.
    expect(edgesUp(joined, lower)).toEqual([
      { id: 'master', contributes: true },
      { id: 'other', contributes: false },
    ]);
  });

  it('[R27] keeps the key result where the viewer may not see the objective that it is', () => {
    const nodes = [
      objective('master', 'Master', 0),
      keyResult('kr', 'Seen', 0, 'master', { same: 'lower' as HierarchyNode['id'] }),
      objective('lower', null, 0, ['kr'], { same: 'kr' as HierarchyNode['id'] }),
    ];
    expect(outline(all(nodes))).toEqual(['master', '-kr']);
    // Without its other half a node stays as it is.
    expect(outline(all(nodes.slice(0, 2)))).toEqual(['master', '-kr']);
  });

  it('[R28] shows what has several parents below each of them and opens it once; drawn edges are marked', () => {
    const tree = all([
      objective('a', 'A', 0),
      objective('b', 'B', 0),
      objective('c', 'C', 0, ['a', ['b', false]]),
      keyResult('k', 'K', 0, 'c'),
    ]);
    expect(outline(tree)).toEqual(['a', '-c', '--k', 'b', '~c again']);
  });

  it.each<[SortBy, string[]]>([
    ['title', ['c', 'b', 'a', 'd']],
    ['score', ['b', 'c', 'd', 'a']],
    ['health', ['b', 'a', 'c', 'd']],
    ['due', ['d', 'c', 'b', 'a']],
    ['owner', ['b', 'd', 'c', 'a']],
  ])('sorts by %s, with what has none last', (sort, wanted) => {
    const nodes = [
      objective('a', 'Gamma', null, [], { health: 'none', owner: null }),
      objective('b', 'Beta', 100_000, [], {
        health: 'off-track',
        owner: 'Ann',
        checkedIn: day('2026-10-12'),
      }),
      objective('c', 'Alpha', 300_000, [], {
        health: 'on-track',
        owner: 'Cem',
        checkedIn: day('2026-10-02'),
      }),
      objective('d', null, 500_000, [], {
        health: 'achieved',
        owner: 'Ben',
        due: true,
        checkedIn: day('2026-10-20'),
      }),
    ];
    expect(outline(all(nodes, sort))).toEqual(wanted);
  });

  it('groups by owner or project: a key result goes with its objective, a heading counts objectives', () => {
    const nodes = [
      objective('a', 'A', 0, [], { owner: 'Zoe' }),
      keyResult('ka', 'KA', 0, 'a', { owner: 'Ann' }),
      objective('b', 'B', 0, ['a'], { owner: 'Ann' }),
      objective('c', 'C', 0, ['a'], { owner: 'Zoe' }),
      objective('n', 'N', 0, [], { owner: null }),
      objective('s', null, 0, ['a']),
    ];
    const joined = joinNodes(nodes);
    const tree = made(hierarchyTree(joined, { kept: null }, { sort: 'aligned', group: 'owner' }));
    expect(outline(tree)).toEqual([
      'owner:Ann',
      '-b',
      'owner:Zoe',
      '-a',
      '--ka',
      '--c',
      'owner:',
      '-n',
      'owner:null',
      '-s',
    ]);
    expect(tree.entries.filter(isGroup).map(({ value, objectives }) => [value, objectives])).toEqual([
      ['Ann', 1],
      ['Zoe', 2],
      ['', 1],
      [null, 1],
    ]);
  });
});

it('compares for its first rows those that stand there, and not all of ten thousand', () => {
  const nodes = [objective('top', 'Top', 0)];
  for (let at = 0; at < 100; at += 1) {
    nodes.push(objective(`o${at}`, `Objective ${at}`, 0, ['top']));
    for (let of = 0; of < 99; of += 1) nodes.push(keyResult(`k${at}-${of}`, `Key result ${of}`, 0, `o${at}`));
  }
  const joined = joinNodes(nodes);
  let compared = 0;
  const compare = (a: string, b: string): number => {
    compared += 1;
    return a < b ? -1 : Number(a > b);
  };
  const { rows } = hierarchyTree(joined, { kept: null }, { sort: 'aligned', group: 'none', compare });
  expect(rows.count).toBe(10_001);
  expect(rows.made()).toBe(0);
  rows.upTo(30);
  expect(rows.made()).toBe(30);
  // The hundred objectives, and the key results of the first: twice n log n.
  expect(compared).toBeLessThan(2000);
  rows.upTo(rows.count);
  expect(compared).toBeGreaterThan(20_000);
});

describe('filters', () => {
  const nodes = states['full']!().nodes;
  const joined = joinNodes(nodes);
  const matches = (filter: Partial<HierarchyFilter>): string[] => [
    ...(filterNodes(joined, { ...everything, ...filter }).matches ?? []),
  ];

  it('find every word in title or owner whatever the case, also in the title of the other half', () => {
    expect(matches({ text: '  GUIDES docs ' })).toEqual([]);
    expect(matches({ text: 'guide  DOCS' })).toEqual(['o-docs']);
    expect(matches({ text: 'while they still care' })).toEqual(['o-support']);
    expect(isFiltering({ ...everything, text: '  ' })).toBe(false);
  });

  it('never tell what may not be seen by its words or owner, and find it by its health', () => {
    expect(matches({ owners: [''] })).not.toContain('o-secret');
    expect(matches({ text: 'objective' })).not.toContain('o-secret');
    expect(matches({ healths: ['on-track'] })).toContain('o-secret');
    expect(ownerOf(joined, joined.byId.get('o-secret')!)).toBeNull();
  });

  it('take a key result that nobody owns for its objective’s owner’s', () => {
    expect(matches({ owners: ['Docs'] }).sort()).toEqual(['kr-guides', 'o-docs', 'o-past']);
  });

  it('look below one node, by either id of a pair', () => {
    const below = ['kr-assistant', 'kr-csat', 'kr-guides', 'kr-reply', 'kr-trial', 'o-docs', 'o-support'];
    expect(matches({ below: 'o-support' }).sort()).toEqual(below);
    expect(matches({ below: 'kr-answers' }).sort()).toEqual(below);
  });

  it('keep what stands above a match, on every way up', () => {
    expect(outline(all(nodes, 'aligned', { owners: ['Docs'], text: 'guide' }))).toEqual(
      ['o-company', '-o-support', '~~o-docs', '---kr-guides', '-o-growth', '--o-docs again'].map(
        (row) => row,
      ),
    );
  });
});

describe('for any hierarchy', () => {
  const graph = fc
    .record({
      count: fc.integer({ min: 1, max: 14 }),
      edges: fc.array(fc.tuple(fc.nat(13), fc.nat(13), fc.boolean()), { maxLength: 30 }),
      keyResults: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
      owners: fc.array(fc.constantFrom('Ann', 'Ben', null), { minLength: 14, maxLength: 14 }),
      healths: fc.array(fc.constantFrom(...healthOrder), { minLength: 14, maxLength: 14 }),
      same: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 3 }),
    })
    .map(({ count, edges, keyResults, owners, healths, same }): readonly HierarchyNode[] => {
      const other = new Map<number, number>();
      for (const [kr, of] of same) {
        if (kr === of || kr >= count || of >= count || other.has(kr) || other.has(of)) continue;
        if (!keyResults[kr] || keyResults[of]) continue;
        other.set(kr, of);
        other.set(of, kr);
      }
      return Array.from({ length: count }, (_, at) => ({
        ...(keyResults[at]
          ? keyResult(`n${at}`, `N ${at}`, 0, 'nowhere')
          : objective(`n${at}`, `N ${at}`, 0)),
        owner: owners[at]!,
        health: healths[at]!,
        same: (other.has(at) ? `n${other.get(at)}` : null) as HierarchyNode['id'] | null,
        parents: edges
          .filter(([child, parent]) => child === at && parent < count && parent !== at)
          .map(([, parent, contributes]) => ({ id: `n${parent}` as HierarchyNode['id'], contributes })),
      }));
    });
  const filters: fc.Arbitrary<HierarchyFilter> = fc.record({
    text: fc.constantFrom('', '1', 'n 3'),
    owners: fc.subarray(['Ann', 'Ben', '']),
    levels: fc.constant([]),
    healths: fc.subarray([...healthOrder]),
    projects: fc.constant([]),
    below: fc.constantFrom(null, null, 'n0', 'n1'),
  });

  it('filtering loses no ancestor of a match, and keeps nothing else', () => {
    fc.assert(
      fc.property(graph, filters, (nodes, filter) => {
        const joined = joinNodes(nodes);
        const { matches, kept } = filterNodes(joined, filter);
        if (matches === null || kept === null) return;
        for (const id of kept) {
          for (const { id: above } of edgesUp(joined, joined.byId.get(id)!))
            expect(kept.has(above)).toBe(true);
        }
        // What is kept matches, or has a child that is kept.
        const above = new Set(
          [...kept].flatMap((id) => edgesUp(joined, joined.byId.get(id)!).map((edge) => edge.id)),
        );
        for (const id of kept) expect(matches.has(id) || above.has(id)).toBe(true);
      }),
    );
  });

  it('[R28] every node that is kept has a row once per parent, and is opened once', () => {
    fc.assert(
      fc.property(graph, filters, fc.constantFrom(...sorts), (nodes, filter, sort) => {
        const joined = joinNodes(nodes);
        const filtered = filterNodes(joined, filter);
        const { rows, entries } = made(hierarchyTree(joined, filtered, { sort, group: 'none' }));
        const found = new Map<string, number>();
        const first = new Map<string, number>();
        for (const { node, again } of rows) {
          const id = entryId(entries[node]!);
          found.set(id, (found.get(id) ?? 0) + 1);
          if (!again) first.set(id, (first.get(id) ?? 0) + 1);
        }
        const kept = joined.nodes.filter(({ id }) => filtered.kept?.has(id) ?? true);
        expect(first).toEqual(new Map(kept.map(({ id }) => [id as string, 1])));
        for (const node of kept) {
          const parents = edgesUp(joined, node).filter(
            ({ id }) => filtered.kept?.has(id) ?? joined.byId.has(id),
          );
          // In a circle one of its nodes is shown as a top beside.
          const least = Math.max(1, parents.length);
          expect(found.get(node.id)).toBeGreaterThanOrEqual(least);
          expect(found.get(node.id)).toBeLessThanOrEqual(least + 1);
        }
      }),
    );
  });

  it('grouping keeps every node, below a heading of its own group', () => {
    fc.assert(
      fc.property(graph, fc.constantFrom(...groupings), (nodes, group) => {
        const joined = joinNodes(nodes);
        const { rows, entries } = made(hierarchyTree(joined, { kept: null }, { sort: 'title', group }));
        const shown = new Set(rows.map(({ node }) => entries[node]!).filter((entry) => !isGroup(entry)));
        expect(shown.size).toBe(joined.nodes.length);
      }),
    );
  });

  it('has the rows of the plain definition, however few are asked for at a time', () => {
    fc.assert(
      fc.property(
        graph,
        filters,
        fc.constantFrom(...sorts),
        fc.constantFrom(...groupings),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }),
        (nodes, filter, sort, group, steps) => {
          const joined = joinNodes(nodes);
          const filtered = filterNodes(joined, filter);
          const { rows: walk, entries } = hierarchyTree(joined, filtered, { sort, group });
          const wanted = plainRows(joined, filtered.kept, sort, group);
          let asked = 0;
          for (const step of steps) {
            asked = Math.min(walk.count, asked + step);
            walk.upTo(asked);
            // Nothing is made before it is asked for.
            expect(walk.made()).toBe(asked);
          }
          expect(walk.count).toBe(wanted.length);
          expect(outline({ rows: walk.upTo(walk.count), entries })).toEqual(wanted);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('folding hides what is below and nothing else, and counts siblings as they stand', () => {
    fc.assert(
      fc.property(graph, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (nodes, folded) => {
        const joined = joinNodes(nodes);
        const { rows, walk } = made(hierarchyTree(joined, { kept: null }, { sort: 'title', group: 'none' }));
        const isFolded = (row: TreeRow): boolean => folded[(rows as readonly TreeRow[]).indexOf(row) % 60]!;
        const shown = shownRows(walk, isFolded);
        const hidden = new Set<number>();
        rows.forEach((row, at) => {
          if (!opens(row) || !isFolded(row)) return;
          for (let below = 1; below <= row.below; below += 1) hidden.add(at + below);
        });
        const places = Array.from({ length: shown.count }, (_, at) => shown.place(at));
        expect(places).toEqual(rows.map((_, at) => at).filter((at) => !hidden.has(at)));
        const families = new Map<number, number[]>();
        for (let at = 0; at < shown.count; at += 1) {
          const above = shown.above(at);
          expect(shown.row(at)).toBe(rows[shown.place(at)]);
          expect(above < 0 ? -1 : shown.row(above).depth).toBe(shown.row(at).depth - 1);
          families.set(above, [...(families.get(above) ?? []), at]);
        }
        for (const family of families.values()) {
          expect(family.map((at) => walk.place[shown.place(at)])).toEqual(
            family.map((_, place) => place + 1),
          );
          expect(new Set(family.map((at) => walk.size(shown.place(at))))).toEqual(new Set([family.length]));
        }
      }),
    );
  });
});

// ── below ──

function day(text: string): HierarchyNode['checkedIn'] {
  return text as HierarchyNode['checkedIn'];
}

/** The rows as one would say them: below a node, in its order, what stands below it; opened where it stands first. */
function plainRows(
  joined: JoinedNodes,
  kept: ReadonlySet<string> | null,
  sort: SortBy,
  group: GroupBy,
): readonly string[] {
  const nodes = joined.nodes.filter(({ id }) => kept?.has(id) ?? true);
  const groupOf = (node: HierarchyNode): string | null => {
    const above = node.is === 'keyResult' ? joined.byId.get(node.parents[0]?.id ?? '') : undefined;
    if (group === 'none') return '';
    return group === 'project' ? (above ?? node).project : ownerOf(joined, above ?? node);
  };
  const up = (node: HierarchyNode) =>
    edgesUp(joined, node).filter(({ id }) =>
      nodes.some((one) => one.id === id && groupOf(one) === groupOf(node)),
    );
  const inOrder = (some: readonly HierarchyNode[]) => some.toSorted(orderOf(sort));
  const rows: string[] = [];
  const opened = new Set<string>();
  const place = (node: HierarchyNode, depth: number, contributes: boolean): void => {
    const again = opened.has(node.id);
    rows.push(`${(contributes ? '-' : '~').repeat(depth)}${node.id}${again ? ' again' : ''}`);
    if (again) return;
    opened.add(node.id);
    for (const below of inOrder(nodes)) {
      for (const edge of up(below)) if (edge.id === node.id) place(below, depth + 1, edge.contributes);
    }
  };
  const tops = inOrder(nodes.filter((node) => up(node).length === 0));
  const last = (value: string | null): number => Number(value === '') + 2 * Number(value === null);
  const groups = [...new Set(nodes.map(groupOf))].sort(
    (a, b) => last(a) - last(b) || ((a ?? '') < (b ?? '') ? -1 : 1),
  );
  for (const value of groups) {
    if (group !== 'none') rows.push(`${group}:${value}`);
    for (const top of tops) if (groupOf(top) === value) place(top, group === 'none' ? 0 : 1, true);
  }
  for (const node of nodes) if (!opened.has(node.id)) place(node, 0, true);
  return rows;
}

import type { ItemId, KeyResultId } from '@throughline/core/model/ids.ts';
import type { Plan, PlanLink } from '@throughline/core/model/plan.ts';
import type { Problem } from '@throughline/core/model/problem.ts';
import type { WorkItem } from '@throughline/core/model/work-item.ts';
import type { CountedItem, ObjectiveValue } from '@throughline/core/progress/evaluation.ts';
import { childrenOf, isBelow, partOf } from './paths.ts';
import type { Nodes } from './paths.ts';
import { oracleSet } from './work-set.ts';

type Rows = ReadonlyMap<KeyResultId, readonly CountedItem[]>;

const counts = (rows: Rows, item: ItemId): KeyResultId[] =>
  [...rows]
    .filter(([, all]) => all.some((row) => row.counted && row.item === item))
    .map(([id]) => id)
    .toSorted();

/** R23: D_SHARED_ITEM, for each objective and item by a look at everything below. */
export function oracleSharedItems(
  objectives: readonly ObjectiveValue[],
  nodes: Nodes,
  rows: Rows,
  resting: (id: KeyResultId, some: (item: ItemId) => boolean) => number,
): Problem[] {
  const all = [...new Set([...rows.values()].flat().map(({ item }) => item))].toSorted();
  const shared = all.filter((item) => counts(rows, item).length > 1);
  const ways = (item: ItemId, top: string) =>
    childrenOf(top, nodes).filter((child) => counts(rows, item).some((id) => isBelow(id, child.id, nodes)));

  const problems = objectives.flatMap(({ id }): Problem[] => {
    const items = shared.filter((item) => ways(item, id).length > 1);
    if (items.length === 0) return [];
    const users = [...new Set(items.flatMap((item) => counts(rows, item)))]
      .filter((one) => isBelow(one, id, nodes))
      .toSorted();
    const ppm = users.reduce(
      (sum, node) =>
        sum +
        Math.floor((partOf(node, id, nodes) * resting(node, (item) => items.includes(item))) / 1_000_000),
      0,
    );
    return [
      {
        code: 'D_SHARED_ITEM',
        at: id,
        items,
        nodes: users,
        amounts: { ppm, points: Math.round(ppm / 10_000) },
      },
    ];
  });
  const nowhere = shared.filter((item) => objectives.every(({ id }) => ways(item, id).length < 2));
  const groups = [...new Set(nowhere.map((item) => counts(rows, item).join('\n')))];
  return [
    ...problems,
    ...groups.map((group): Problem => ({
      code: 'D_SHARED_ITEM',
      at: null,
      items: nowhere.filter((item) => counts(rows, item).join('\n') === group),
      nodes: group.split('\n'),
    })),
  ];
}

/** R23: the rows with each key result's part of the item: as given, else 1/k, together at most 1. */
export function oracleShares(
  plan: Plan,
  rows: Rows,
  sharing: Rows,
  items: readonly WorkItem[],
): [KeyResultId, readonly CountedItem[]][] {
  const given = (id: KeyResultId, item: ItemId): number | null => {
    const measure = plan.keyResults.find((keyResult) => keyResult.id === id)?.measure;
    const sets: (readonly PlanLink[])[] =
      measure?.kind === 'work'
        ? [measure.links]
        : measure?.kind === 'milestones'
          ? measure.milestones.filter(({ done }) => done === null).map(({ links }) => links)
          : [];
    // Of several milestones the last that says something.
    const said = sets.flatMap((links) => {
      const shares = links
        .filter(
          (link) =>
            oracleSet({ links: [link], query: null }, items, new Map(), linkedAlone(plan)).rows[0]?.item
              .id === item,
        )
        .flatMap(({ share }) => (share === null ? [] : [share]));
      return shares.length > 0 ? [Math.max(...shares)] : [];
    });
    return said.at(-1) ?? null;
  };
  return [...rows].map(([id, all]) => [
    id,
    all.map((row) => {
      const users = counts(sharing, row.item);
      if (!row.counted || !users.includes(id)) return row;
      const typed = users.map((user) => given(user, row.item));
      const sum = typed.reduce<number>((a, b) => a + (b ?? 0), 0);
      const own = given(id, row.item);
      const open = typed.filter((share) => share === null).length;
      const share =
        own === null
          ? Math.min(Math.floor(1_000_000 / users.length), Math.floor(Math.max(1_000_000 - sum, 0) / open))
          : sum > 1_000_000
            ? Math.floor((own * 1_000_000) / sum)
            : own;
      return share < 1_000_000 ? { ...row, share } : row;
    }),
  ]);
}

const linkedAlone = ({ policy }: Plan) => ({ ...policy, level: 'linked' as const });

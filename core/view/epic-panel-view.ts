import type { Instant } from '../model/day.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import { byId, byText } from '../model/order.ts';
import type { ItemLink } from '../port/documents.ts';
import type { EpicPanelView, FullPanelView, ObjectiveView, ServesLine } from './epic-panel.ts';
import { objectiveView, textOf } from './objective-view.ts';
import type { ValuedShard } from './objective-view.ts';

/** A key result that the item is in: linked to, or counted in by a container above it. */
export interface Served {
  readonly keyResult: KeyResultId;
  readonly shard: string;
  /** A person linked this very item; null = it counts by a container above it. */
  readonly link: ItemLink | null;
}

/** Which objectives an item serves, once each, and which of them the viewer may not see. */
function servedObjectives(
  shards: readonly ValuedShard[],
  served: readonly Served[],
): { readonly seen: readonly { shard: ValuedShard; id: ObjectiveId }[]; readonly restricted: number } {
  const objectives = new Map<string, { shard: ValuedShard; id: ObjectiveId }>();
  for (const { keyResult, shard: name } of served) {
    const shard = shards.find(({ id }) => id === name);
    const id = shard?.numbers.keyResults.find((candidate) => candidate.id === keyResult)?.objective;
    if (shard && id !== undefined) objectives.set(`${name} ${id}`, { shard, id });
  }
  const all = [...objectives.values()];
  const seen = all.filter(({ shard, id }) => shard.maySee(id));
  return { seen, restricted: all.length - seen.length };
}

/** The whole panel of an epic. */
export function fullPanelView(
  about: Pick<FullPanelView, 'item' | 'now' | 'today' | 'may' | 'pointsFieldQuestion'>,
  shards: readonly ValuedShard[],
  served: readonly Served[],
  projectHasObjectives: boolean,
): FullPanelView {
  const { seen, restricted } = servedObjectives(shards, served);
  const linked = new Map(
    served.flatMap(({ keyResult, link }) => (link ? [[keyResult, link.weight] as const] : [])),
  );
  const objectives = seen
    .flatMap(({ shard, id }) => objectiveView(shard, id, linked) ?? [])
    .sort((a, b) => byText(a.title, b.title) || byId(a, b));
  const nothing = objectives.length === 0 && restricted === 0;
  return {
    kind: 'full',
    objectives,
    restricted,
    empty: !nothing ? null : projectHasObjectives ? 'nothing-linked' : 'no-objective',
    countedAt: oldestCount(objectives),
    ...about,
  };
}

function oldestCount(objectives: readonly ObjectiveView[]): Instant | null {
  let oldest: Instant | null = null;
  for (const { keyResults } of objectives) {
    for (const { countedAt } of keyResults) {
      if (countedAt !== null && (oldest === null || countedAt < oldest)) oldest = countedAt;
    }
  }
  return oldest;
}

/** One quiet line for an item that is no epic. */
export function lineView(
  shards: readonly ValuedShard[],
  served: readonly Served[],
  asOf: Instant,
): EpicPanelView {
  const serves = served
    .flatMap(({ keyResult, shard: name }): ServesLine[] => {
      const shard = shards.find(({ id }) => id === name);
      const found = shard?.numbers.keyResults.find(({ id }) => id === keyResult);
      return shard && found && shard.maySee(found.objective)
        ? [{ objective: textOf(shard, found.objective).title, keyResult: textOf(shard, keyResult).title }]
        : [];
    })
    .sort((a, b) => byText(a.objective, b.objective) || byText(a.keyResult, b.keyResult));
  return serves.length > 0 ? { kind: 'line', serves, asOf } : { kind: 'nothing' };
}

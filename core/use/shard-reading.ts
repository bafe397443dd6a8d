import type { ProjectId } from '../model/ids.ts';
import type { ShardDocument } from '../port/documents.ts';
import type { Host, Rights } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import type { ValuedShard } from '../view/objective-view.ts';
import type { Desk } from './desk.ts';
import { evaluateShard } from './evaluate-shard.ts';

/** Shards and their texts, in one read where they are few. */
export const readShards = (desk: Desk, ids: readonly string[]): Promise<void> =>
  desk.read(
    ids.flatMap((id): Key[] => [
      { kind: 'shard', id },
      { kind: 'text', id },
    ]),
  );

/** Whose rights decide who may see an objective of this shard. */
export const projectOf = ({ project }: { project: ProjectId | null }, { home }: ShardDocument): ProjectId =>
  project ?? home;

/** The projects of everything in these shards, each once. */
export const projectsOf = (desk: Desk, ids: readonly string[]): readonly ProjectId[] => [
  ...new Set(
    ids.flatMap((id) => {
      const shard = desk.get('shard', id);
      return shard ? shard.objectives.map((objective) => projectOf(objective, shard)) : [];
    }),
  ),
];

/**
 * Shards with their values, as far as they are there; a shard that is named and not there yet is left out.
 * @param shown the objectives or key results whose values will be looked at; null = all
 */
export function valuedShards(
  host: Host,
  desk: Desk,
  ids: readonly string[],
  rights: Pick<Rights, 'see'>,
  shown: ReadonlySet<string> | null,
  stale = false,
): readonly ValuedShard[] {
  return ids.flatMap((id): ValuedShard[] => {
    const numbers = desk.get('shard', id);
    if (!numbers) return [];
    const projects = new Map(
      numbers.objectives.map((objective) => [objective.id, projectOf(objective, numbers)]),
    );
    return [
      {
        id,
        numbers,
        texts: desk.get('text', id),
        values: evaluateShard(numbers, host.now(), shown ? { stale, shown } : { stale }),
        maySee: (objective) => rights.see.has(projects.get(objective) ?? numbers.home),
      },
    ];
  });
}

export const shardKey = (id: string): Key => ({ kind: 'shard', id });

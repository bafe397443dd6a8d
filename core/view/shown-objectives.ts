import { addTo } from '../model/groups.ts';
import type { ObjectiveId, ProjectId } from '../model/ids.ts';
import type { ShardDocument } from '../port/documents.ts';

/** Whose eyes, and on which page. */
interface HierarchyViewer {
  /** Only trees in which this project has an objective; null = all. */
  readonly project: ProjectId | null;
  readonly sees: (objective: ObjectiveId) => boolean;
}

interface ShownObjectives {
  readonly shown: ReadonlySet<string>;
  /** Of the trees on the page, how many the viewer may not see. */
  readonly restricted: number;
}

/**
 * Which objectives of a shard stand on a page. Of a project whole trees, also what other projects have in them. What
 * the viewer may not see is there, without its name, where it is above or below something that they do see: a shown
 * number needs its parts, and a shown node its place. The rest is counted and no more (R19).
 */
export function shownObjectives(
  shard: Pick<ShardDocument, 'home' | 'objectives' | 'keyResults'>,
  { project, sees }: HierarchyViewer,
): ShownObjectives {
  const { objectives, home } = shard;
  const seen = objectives.filter(({ id }) => sees(id)).map(({ id }) => id);
  if (project === null && seen.length === objectives.length) {
    return { shown: new Set(seen), restricted: 0 };
  }
  const { above, below } = edgesOf(shard);
  const own = objectives.filter((objective) => (objective.project ?? home) === project).map(({ id }) => id);
  const onPage =
    project === null
      ? new Set<string>(objectives.map(({ id }) => id))
      : reached(own, (id) => [...(above.get(id) ?? []), ...(below.get(id) ?? [])]);
  const bySeen = seen.filter((id) => onPage.has(id));
  const shown = new Set<string>([
    ...reached(bySeen, (id) => above.get(id) ?? []),
    ...reached(bySeen, (id) => below.get(id) ?? []),
  ]);
  return { shown, restricted: onPage.size - bySeen.length };
}

// ── below ──

/** Edges between objectives; one to a key result is one to its objective. */
function edgesOf({ objectives, keyResults }: Pick<ShardDocument, 'objectives' | 'keyResults'>) {
  const homeOf = new Map<string, ObjectiveId>([
    ...objectives.map(({ id }) => [id, id] as const),
    ...keyResults.map(({ id, objective }) => [id, objective] as const),
  ]);
  const above = new Map<string, ObjectiveId[]>();
  const below = new Map<string, ObjectiveId[]>();
  for (const { id, parents } of objectives) {
    for (const { parent } of parents) {
      const into = homeOf.get(parent);
      if (into === undefined) continue;
      addTo(above, id, into);
      addTo(below, into, id);
    }
  }
  return { above, below };
}

function reached(
  from: readonly ObjectiveId[],
  next: (id: ObjectiveId) => readonly ObjectiveId[],
): Set<string> {
  const taken = new Set<string>(from);
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const other of next(id)) {
      if (taken.has(other)) continue;
      taken.add(other);
      open.push(other);
    }
  }
  return taken;
}

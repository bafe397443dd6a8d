import { circleOf } from '../change/circle.ts';
import { said, type Said } from '../model/said.ts';
import type { ShardObjective } from '../port/documents.ts';
import type { Rights } from '../port/host.ts';
import type { Field, FieldChange, Fields } from '../view/node-details.ts';
import type { Desk } from './desk.ts';
import { findNode } from './find-node.ts';
import type { FoundNode } from './find-node.ts';
import type { FieldProblem, ParentStub } from './read-edited.ts';
import { projectOf } from './shard-reading.ts';
import { groupOf, isList } from './typed-fields.ts';

/** One parent as the fields name it. */
export interface WantedParent {
  readonly id: string;
  readonly contributes: boolean;
  /** It was not there before, or did not contribute: then it must be found, and be seen. */
  readonly isNew: boolean;
  /** null = not looked for, or nowhere. */
  readonly found: FoundNode | null;
}

/**
 * The parents that an objective is to have, those that are new found in the store.
 * @param near shards where they may well be
 * @param hints where a picker says that they live, by id
 */
export async function wantedParents(
  desk: Desk,
  fields: Fields,
  stored: ShardObjective | null,
  near: readonly (string | null)[],
  hints: ReadonlyMap<string, string>,
): Promise<readonly WantedParent[]> {
  const before = new Map((stored?.parents ?? []).map((edge) => [edge.parent as string, edge.contributes]));
  const parents: WantedParent[] = [];
  for (const parent of listOf(fields['parent'])) {
    const group = groupOf(parent);
    const id = group?.['id'];
    if (typeof id !== 'string') continue;
    const contributes = group?.['contributes'] !== false;
    const isNew = !before.has(id) || (contributes && before.get(id) === false);
    // What contributes lies in the same shard; what only supports may be anywhere, and was looked for when it was new.
    const hint = hints.get(id) ?? null;
    const found = isNew || contributes ? await findNode(desk, id, [hint, ...near]) : null;
    parents.push({ id, contributes, isNew, found });
  }
  return parents;
}

/** What a picker says of where parents live: `shard`, which is no part of what is stored. */
export function parentShards(changes: readonly FieldChange[]): ReadonlyMap<string, string> {
  const parents = changes.flatMap(({ field, to }) =>
    field === 'parent' ? listOf(to) : field.startsWith('parent.') ? [to] : [],
  );
  return new Map(
    parents.flatMap((parent): [string, string][] => {
      const { id, shard } = groupOf(parent) ?? {};
      return typeof id === 'string' && typeof shard === 'string' ? [[id, shard]] : [];
    }),
  );
}

/** For the reader of their fields. */
export const stubsOf = (parents: readonly WantedParent[]): readonly ParentStub[] => [
  ...new Map(
    parents.map(({ id, found }) => [id, { id, measure: found?.keyResult?.measure.kind ?? null }]),
  ).values(),
];

/** May the parents that are new be seen? Who may not see an objective cannot put theirs below it. */
export const seesAll = (parents: readonly WantedParent[], { see }: Pick<Rights, 'see'>): boolean =>
  parents.every(
    ({ isNew, found }) => !isNew || !found || see.has(projectOf(found.objective, found.document)),
  );

/** What is wrong with these parents, as far as the reader of the fields cannot know. */
export function parentProblems(
  desk: Desk,
  id: string,
  cycle: string,
  parents: readonly WantedParent[],
  rights: Pick<Rights, 'see'>,
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (message: Said) => problems.push({ field: 'parent', message });
  for (const { isNew, contributes, found } of parents) {
    if (isNew && !found) say(said`What it is to serve is not there any more. Choose another.`);
    else if (found && isNew && contributes && found.document.cycle.id !== cycle)
      say(
        said`"${titleOf(desk, found, found.keyResult?.id ?? found.objective.id, rights)}" belongs to the cycle ${found.document.cycle.id}, and this to ${cycle}: let it only support that.`,
      );
  }
  const circle = circleIn(id, parents);
  if (circle) {
    const { path, found } = circle;
    const titles = path.map((node) => titleOf(desk, found, node, rights));
    say(
      said`These would contribute to one another in a circle: ${pathOf(titles)}. Choose another, or let it only support that.`,
    );
  }
  return problems;
}

// ── below ──

/** A new edge closes it, and all of it lies in one shard (R29). */
function circleIn(
  id: string,
  parents: readonly WantedParent[],
): { readonly path: readonly string[]; readonly found: FoundNode } | null {
  for (const { isNew, contributes, found } of parents) {
    if (!isNew || !contributes || !found) continue;
    const path = circleOf(id, [found.keyResult?.id ?? found.objective.id], found.document);
    if (path) return { path, found };
  }
  return null;
}

function titleOf(desk: Desk, { shard, document }: FoundNode, id: string, { see }: Pick<Rights, 'see'>): Said {
  const of = document.keyResults.find((one) => one.id === id)?.objective ?? id;
  const objective = document.objectives.find((one) => one.id === of);
  if (objective && !see.has(projectOf(objective, document))) return said`(one that you may not see)`;
  return said`${desk.get('text', shard)?.texts[id]?.title ?? id}`;
}

const pathOf = (titles: readonly Said[]): Said =>
  titles.slice(1).reduce((before, title) => said`${before} → ${title}`, titles[0] ?? said``);

const listOf = (value: Field | undefined): readonly Field[] =>
  isList(value) ? value : value === undefined || value === null ? [] : [value];

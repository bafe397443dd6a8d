import { editedObjective, withObjective } from '../change/edit-objective.ts';
import { isTooLarge } from '../change/shard-room.ts';
import type { ObjectiveId, ProjectId } from '../model/ids.ts';
import type { Objective } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import { fieldsOfObjective } from '../plan-file/write-fields.ts';
import type { LedgerKind, ShardDocument, TextDocument } from '../port/documents.ts';
import type { Host, Rights } from '../port/host.ts';
import type { Fields } from '../view/node-details.ts';
import { parentProblems, parentShards, seesAll, stubsOf, wantedParents } from './alignment.ts';
import type { WantedParent } from './alignment.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { findNode } from './find-node.ts';
import type { FoundNode } from './find-node.ts';
import type { HierarchyPlace, NodeSpot, SaveRequest } from './hierarchy-client.ts';
import { mergeChanges } from './merge-changes.ts';
import { includes, rightOn } from './okr-rights.ts';
import { nameProjects } from './name-projects.ts';
import { presentFields } from './present-fields.ts';
import { readObjectiveFields } from './read-edited.ts';
import { roomFor } from './room-for.ts';
import { CLOSED, conflictOf, differences, plainProblems, refuse, touchesClosed } from './save-answers.ts';
import type { Laid } from './save-answers.ts';
import { signed } from './sign-override.ts';
import { projectOf, projectsOf } from './shard-reading.ts';
import { plainChange, usualOfObjective } from './usual-fields.ts';
import { NOTHING_CHANGED } from './withstand.ts';
import { writeLedger } from './write-ledger.ts';

/** How a change goes into the ledger, and the id that a new node gets. */
export interface Written {
  readonly newId: string;
  readonly kind: LedgerKind;
  /** Where trees were found to lie since, by an earlier try. */
  readonly shards: readonly string[];
  readonly undid?: number;
}

const FIELDS = new Set([
  'title',
  'owner',
  'project',
  'level',
  'kind',
  'threshold',
  'checkInEvery',
  'status',
  'override',
  'parent',
]);

/** Puts a new or edited objective on the desk, with its entry in the ledger. */
export async function layObjective(
  host: Host,
  desk: Desk,
  place: HierarchyPlace,
  request: SaveRequest,
  written: Written,
): Promise<Answer<Laid>> {
  const stored =
    request.id === null ? null : await findNode(desk, request.id, [request.shard, ...written.shards]);
  if (request.id !== null && (!stored || stored.keyResult)) {
    return bad('not-found', said`This objective is not there any more. ${NOTHING_CHANGED}`);
  }
  const id = (request.id ?? written.newId) as ObjectiveId;
  await desk.read([{ kind: 'ledger', id }]);
  const present = stored ? presentFields(desk, stored) : {};
  const changes = request.changes.map((change) =>
    signed(host, plainChange(change, usualOfObjective), written.kind),
  );
  const merged = mergeChanges(present, changes);
  const fields = { ...(stored ? {} : inProject(place)), ...(merged.ok ? merged.fields : present) };
  const hints = parentShards(request.changes);
  const parents = await wantedParents(
    desk,
    fields,
    stored?.objective ?? null,
    [stored?.shard ?? null, ...written.shards],
    hints,
  );

  const project = typeof fields['project'] === 'string' ? (fields['project'] as ProjectId) : null;
  const rights = await host.rights({ item: null, projects: projectsAround(desk, stored, project, parents) });
  const refusal = forbidden(rights, stored, project, fields, parents);
  if (refusal) return refusal;
  if (!merged.ok) return conflictOf(merged.conflicts, desk.get('ledger', id));
  if (stored?.objective.status === 'closed' && touchesClosed(merged.changed)) return bad('bad-input', CLOSED);

  const spot = await spotFor(host, desk, request, stored, project, parents);
  if (!spot.ok) return spot;
  const shard = spot.value;
  const before = desk.get('shard', shard);
  if (!before) return bad('not-found', said`This objective is not there any more. ${NOTHING_CHANGED}`);
  const { start, end } = stored?.objective ?? before.cycle;
  const read = readObjectiveFields({
    id,
    cycle: { id: before.cycle.id, start, end },
    fields,
    parents: stubsOf(parents),
  });
  const problems = [
    ...plainProblems(fields, changes, FIELDS, stored?.objective.status === 'closed'),
    ...(project === null
      ? [{ field: 'project', message: said`Choose the project that it belongs to.` }]
      : []),
    ...parentProblems(
      desk,
      id,
      stored?.document.cycle.id ?? request.cycle ?? before.cycle.id,
      parents,
      rights,
    ),
    ...(read.ok ? [] : read.problems),
  ];
  if (problems.length > 0 || !read.ok || project === null) return refuse(problems);

  const elsewhere = parents.find(({ contributes, found }) => contributes && found && found.shard !== shard);
  if (elsewhere?.found) {
    // A new one is laid beside its first parent: that one's tree is joined with the other's.
    const child = stored ? id : firstObjective(parents);
    const parent = { id: elsewhere.id as ObjectiveId, shard: elsewhere.found.shard };
    if (child !== null) return good({ is: 'apart', child: { id: child, shard }, parent });
  }
  return lay(host, desk, { id, shard }, { before, stored, present, wanted: read.node, project }, written, {
    notices: read.notices.filter(({ field }) => merged.changed.includes(field)).map(({ message }) => message),
  });
}

// ── below ──

const inProject = ({ project }: HierarchyPlace): Fields => (project === null ? {} : { project });

const projectsAround = (
  desk: Desk,
  stored: FoundNode | null,
  project: ProjectId | null,
  parents: readonly WantedParent[],
): readonly ProjectId[] => {
  const shards = [stored, ...parents.map(({ found }) => found)].flatMap((found) => found?.shard ?? []);
  return [...new Set([...projectsOf(desk, shards), ...(project === null ? [] : [project])])];
};

/** Asked of where it is and of where it is to be: project and level. */
function forbidden(
  rights: Rights,
  stored: FoundNode | null,
  project: ProjectId | null,
  fields: Fields,
  parents: readonly WantedParent[],
): Answer<never> | null {
  const level = fields['level'] === 'organisation' ? 'organisation' : 'team';
  const here =
    !stored ||
    includes(rightOn(rights, projectOf(stored.objective, stored.document), stored.objective.level), 'edit');
  if (!here) return bad('forbidden', said`You may not edit this objective. ${NOTHING_CHANGED}`);
  if (project !== null && !includes(rightOn(rights, project, level), 'edit')) {
    return bad(
      'forbidden',
      level === 'organisation'
        ? said`Objectives of the organisation are written by administrators of the site. ${NOTHING_CHANGED}`
        : said`You may not write objectives in that project. ${NOTHING_CHANGED}`,
    );
  }
  return seesAll(parents, rights)
    ? null
    : bad('forbidden', said`You may not see what this is to serve. ${NOTHING_CHANGED}`);
}

/** Where it lies, or is to lie: with what it contributes to, else where its project has room. */
async function spotFor(
  host: Host,
  desk: Desk,
  { cycle }: SaveRequest,
  stored: FoundNode | null,
  project: ProjectId | null,
  parents: readonly WantedParent[],
): Promise<Answer<string>> {
  if (stored) return good(stored.shard);
  const above = parents.find(({ contributes, found }) => contributes && found);
  if (above?.found) return good(above.found.shard);
  if (project === null)
    return refuse([{ field: 'project', message: said`Choose the project that it belongs to.` }]);
  return cycle === null
    ? refuse([{ field: 'cycle', message: said`Choose a cycle.` }])
    : roomFor(host, desk, { project, cycle });
}

const firstObjective = (parents: readonly WantedParent[]): ObjectiveId | null =>
  parents.find(({ contributes, found }) => contributes && found)?.found?.objective.id ?? null;

interface Edit {
  readonly before: ShardDocument;
  readonly stored: FoundNode | null;
  readonly present: Fields;
  readonly wanted: Objective;
  readonly project: ProjectId;
}

async function lay(
  host: Host,
  desk: Desk,
  node: NodeSpot,
  { before, stored, present, wanted, project }: Edit,
  written: Written,
  { notices }: { readonly notices: readonly Said[] },
): Promise<Answer<Laid>> {
  const { shard } = node;
  const objective = editedObjective(stored?.objective ?? null, wanted, project, before);
  const after = withObjective(before, objective);
  const { title, owner } = wanted;
  const texts: TextDocument['texts'] = {
    ...desk.get('text', shard)?.texts,
    [node.id]: { title, owner },
  };
  const changed = differences(stored ? present : {}, fieldsOfObjective(objective, wanted));
  if (changed.length === 0) return good({ is: 'laid', node, change: null, notices: [], started: [] });
  if (isTooLarge(after, texts)) {
    return bad(
      'bad-input',
      said`There is no room for this beside what it contributes to. ${NOTHING_CHANGED} Let it only support that.`,
    );
  }
  desk.put('shard', shard, after);
  desk.put('text', shard, { v: 1, texts });
  await nameProjects(desk, shard, before, after);
  const change = await writeLedger(host, desk, node, written.kind, changed, written.undid);
  return good({ is: 'laid', node, change, notices, started: [] });
}

import type { KeyResultId } from '../model/ids.ts';
import { said, type Said } from '../model/said.ts';
import type { LedgerEntry } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { Field } from '../view/node-details.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { findNode } from './find-node.ts';
import type { FoundNode } from './find-node.ts';
import type { Changed, HierarchyPlace, NodeSpot } from './hierarchy-client.ts';
import { includes, rightOn } from './okr-rights.ts';
import { presentFields } from './present-fields.ts';
import { ledgerEntry } from './read-ledger.ts';
import { removeOnDesk } from './remove-check-in.ts';
import { saveAs } from './save-node.ts';
import { projectOf } from './shard-reading.ts';
import { layWeights } from './set-weights.ts';
import { transact } from './transact.ts';
import { undoCreated } from './undo-created.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';

/**
 * Takes one change back, by a further entry of the ledger: nothing is removed from it (R35). Only what the change set is
 * put back, and only where nobody set it anew since (else code 'conflict', with both values). Of what cannot be taken
 * back so, the answer says what to do instead.
 */
export async function undo(
  host: Host,
  place: HierarchyPlace,
  request: NodeSpot & { readonly change: number },
): Promise<Answer<Changed>> {
  const kind = await withstand(NOTHING_CHANGED, () => kindOf(host, request));
  if (!kind.ok) return kind;
  switch (kind.value) {
    case 'edited':
      return undoEdit(host, place, request);
    case 'created':
      return onDesk(host, request, (desk, { found, entry }) =>
        undoCreated(host, desk, found, entry, presentFields(desk, found)),
      );
    case 'weights':
      return orNothingLeft(
        await onDesk(host, request, (desk, { found, entry }) => {
          const weights = entry.fields.map(weightBack);
          return layWeights(host, desk, { id: request.id, shard: found.shard, weights }, entry.id);
        }),
      );
    case 'check-in':
      return onDesk(host, request, (desk, { found }) =>
        removeOnDesk(
          host,
          desk,
          { keyResult: request.id as KeyResultId, shard: found.shard, id: request.change },
          request.change,
        ),
      );
    default:
      return bad('bad-input', said`${instead[kind.value]} ${NOTHING_CHANGED}`);
  }
}

// ── below ──

type Asked = NodeSpot & { readonly change: number };

interface FoundChange {
  readonly found: FoundNode;
  readonly entry: LedgerEntry;
}

type Kind = Exclude<LedgerEntry['kind'], 'edited' | 'created' | 'weights' | 'check-in'>;

const instead: Readonly<Record<Kind, Said>> = {
  'check-in-corrected': said`A corrected check-in is corrected once more.`,
  'check-in-removed': said`A check-in that was removed is made again.`,
  linked: said`A link is removed at the item.`,
  unlinked: said`A link is made again at the item.`,
  closed: said`What was closed is reopened.`,
  reopened: said`What was reopened is closed again, with its score.`,
  deleted: said`What was deleted is gone.`,
  moved: said`What was moved is moved back by its project or what it serves.`,
  undone: said`What was taken back is made again.`,
  imported: said`An import is taken back by importing the plan that was before.`,
};

/** As setWeights writes them: by the child's id, as typed. */
const weightBack = ({ field, from, to }: LedgerEntry['fields'][number]) => ({
  id: field as KeyResultId,
  from: to as string | null,
  to: from as string | null,
});

async function findChange(desk: Desk, { id, shard, change }: Asked): Promise<Answer<FoundChange>> {
  const found = await findNode(desk, id, [shard]);
  const entry = found && (await ledgerEntry(desk, id, change));
  return found && entry
    ? good({ found, entry })
    : bad('not-found', said`This change is not known any more. ${NOTHING_CHANGED}`);
}

/** What is to be done: an edit that was taken back is put back as an edit is. Only for who may edit the node. */
async function kindOf(host: Host, request: Asked): Promise<Answer<LedgerEntry['kind']>> {
  const desk = openDesk(host.store);
  const change = await findChange(desk, request);
  if (!change.ok) return change;
  const { found, entry } = change.value;
  const project = projectOf(found.objective, found.document);
  const rights = await host.rights({ item: null, projects: [project] });
  if (!includes(rightOn(rights, project, found.objective.level), 'edit')) {
    return bad('forbidden', said`You may not change this. ${NOTHING_CHANGED}`);
  }
  let first: LedgerEntry | null = entry;
  while (first?.kind === 'undone' && first.undid !== undefined) {
    first = await ledgerEntry(desk, request.id, first.undid);
  }
  if (entry.kind !== 'undone') return good(entry.kind);
  return good(first?.kind === 'edited' || first?.kind === 'weights' ? first.kind : 'undone');
}

const onDesk = (
  host: Host,
  request: Asked,
  take: (desk: Desk, change: FoundChange) => Promise<Answer<Changed>>,
): Promise<Answer<Changed>> =>
  withstand(
    NOTHING_CHANGED,
    () =>
      transact<Changed>(host.store, async (desk) => {
        const found = await findChange(desk, request);
        return found.ok ? take(desk, found.value) : found;
      }),
    RELOAD,
  );

/** The same edit the other way round: what was changed since is a conflict, as in any edit. */
async function undoEdit(host: Host, place: HierarchyPlace, request: Asked): Promise<Answer<Changed>> {
  const change = await withstand(NOTHING_CHANGED, () => findChange(openDesk(host.store), request));
  if (!change.ok) return change;
  const { found, entry } = change.value;
  const back = await saveAs(
    host,
    place,
    {
      is: found.keyResult ? 'keyResult' : 'objective',
      id: request.id,
      shard: found.shard,
      objective: null,
      cycle: null,
      attempt: null,
      changes: entry.fields.map(({ field, from, to }) => ({ field, from: to as Field, to: from as Field })),
    },
    { kind: 'undone', newId: '', undid: entry.id },
  );
  return orNothingLeft(back);
}

const orNothingLeft = (back: Answer<Changed>): Answer<Changed> =>
  back.ok && back.value.change === null
    ? bad('bad-input', said`There is nothing left of this change to take back. ${NOTHING_CHANGED}`)
    : back;

import { weightsBelow, withWeights } from '../change/weigh.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import type { MilliWeight } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import { readWeight, weightText } from '../model/weight.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer, FieldConflict } from './answer.ts';
import type { Desk } from './desk.ts';
import type { Changed, HierarchyPlace, WeightsRequest } from './hierarchy-client.ts';
import { permitNode } from './permit-node.ts';
import { CLOSED, conflictOf, refuse } from './save-answers.ts';
import { transact } from './transact.ts';
import { RELOAD, NOTHING_CHANGED, withstand } from './withstand.ts';
import { writeLedger } from './write-ledger.ts';

/**
 * Weights of what contributes to one objective, or to a key result that is bound to objectives, all at once (R25): of
 * key results their own, of objectives that of their edge to this parent. By who may edit the parent, for it is its value
 * that they make. A weight that is neither what the editor saw nor what they want was changed by somebody else: all such
 * come back, and nothing is kept.
 */
export async function setWeights(
  host: Host,
  _: HierarchyPlace,
  request: WeightsRequest,
): Promise<Answer<Changed>> {
  return withstand(
    NOTHING_CHANGED,
    () => transact<Changed>(host.store, (desk) => layWeights(host, desk, request)),
    RELOAD,
  );
}

// ── below ──

type NodeId = ObjectiveId | KeyResultId;

/** @param undid the ledger entry that this takes back: then it is an undo */
export async function layWeights(
  host: Host,
  desk: Desk,
  request: WeightsRequest,
  undid?: number,
): Promise<Answer<Changed>> {
  const permitted = await permitNode(host, desk, request, 'edit');
  if (!permitted.ok) return permitted;
  const { shard, document, keyResult, objective } = permitted.value;
  const node = { id: request.id, shard };
  if ((keyResult ?? objective).status === 'closed') return bad('bad-input', CLOSED);
  const present = weightsBelow(document, request.id);
  const wanted = new Map<NodeId, MilliWeight | null>();
  const problems: { field: string; message: Said }[] = [];
  for (const { id, to } of request.weights) {
    const weight = readTyped(to);
    if (weight === undefined) problems.push({ field: id, message: NOT_A_WEIGHT });
    else if (!present.has(id))
      problems.push({ field: id, message: said`It does not contribute to this any more.` });
    else wanted.set(id, weight);
  }
  if (problems.length > 0) return refuse(problems);

  await desk.read([{ kind: 'ledger', id: request.id }]);
  const conflicts = request.weights.flatMap(({ id, from, to }): Omit<FieldConflict, 'by'>[] => {
    const theirs = present.get(id) ?? null;
    const isFree = theirs === readTyped(from) || theirs === wanted.get(id);
    return isFree ? [] : [{ field: id, mine: to, theirs: textOf(theirs) }];
  });
  if (conflicts.length > 0) return conflictOf(conflicts, desk.get('ledger', request.id));

  const fields = [...wanted].flatMap(([field, to]) => {
    const from = present.get(field) ?? null;
    return from === to ? [] : [{ field, from: textOf(from), to: textOf(to) }];
  });
  if (fields.length === 0) return good({ node, change: null, notices: [], shards: [shard] });
  desk.put('shard', shard, withWeights(document, request.id, wanted));
  const change = await writeLedger(
    host,
    desk,
    node,
    undid === undefined ? 'weights' : 'undone',
    fields,
    undid,
  );
  return good({ node, change, notices: [], shards: [shard] });
}

const NOT_A_WEIGHT = said`A weight is a number from 0 to 10,000 with at most three decimals.`;

/** null = not given; undefined = no weight. */
function readTyped(typed: string | null): MilliWeight | null | undefined {
  const text = typed?.trim() ?? '';
  return text === '' ? null : (readWeight(text) ?? undefined);
}

const textOf = (weight: MilliWeight | null): string | null => (weight === null ? null : weightText(weight));

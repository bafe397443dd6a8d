import { countingOf } from '../change/counting.ts';
import type { KeyResultId, ObjectiveId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { keyResultViewOf, objectiveView } from '../view/objective-view.ts';
import type { LinkedWith, ValuedShard } from '../view/objective-view.ts';
import type { TraceView } from '../view/trace.ts';
import { RULE_OF, workTraceView } from '../view/trace-view.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { ExplainRequest } from './client.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import { projectOf, projectsOf, readShards, valuedShards } from './shard-reading.ts';
import { sharedInTrace } from './shared-in-trace.ts';
import { tracePage } from './trace-page.ts';
import { withstand } from './withstand.ts';

/**
 * One number opened (R38): an objective to its parts, a key result to its work items, a page at a time. Rows are what
 * the caller may see with rights of their own; the rest is counted, never named (R19).
 */
export async function explain(host: Host, asked: ExplainRequest): Promise<Answer<TraceView>> {
  return withstand(said`Nothing was changed.`, async () => {
    const desk = openDesk(host.store);
    const shardId = await shardNow(desk, asked.id, asked.shard, (ids) => readShards(desk, ids));
    const request = { ...asked, shard: shardId };
    const numbers = desk.get('shard', request.shard);
    const keyResult = numbers?.keyResults.find(({ id }) => id === request.id);
    const objective = numbers?.objectives.find(({ id }) => id === (keyResult?.objective ?? request.id));
    if (!numbers || !objective) return bad('not-found', said`There is no such number any more.`);
    const rights = await host.rights({ item: null, projects: projectsOf(desk, [request.shard]) });
    if (!rights.see.has(projectOf(objective, numbers))) {
      return bad('forbidden', said`You may not see this objective.`);
    }
    const [shard] = valuedShards(host, desk, [request.shard], rights, new Set([request.id]));
    if (!shard) return bad('not-found', said`There is no such number any more.`);
    return keyResult
      ? explainKeyResult(host, desk, shard, keyResult.id, request.cursor)
      : explainObjective(shard, objective.id);
  });
}

const NONE: LinkedWith = new Map();

function explainObjective(shard: ValuedShard, id: ObjectiveId): Answer<TraceView> {
  const value = objectiveView(shard, id, NONE);
  return value
    ? good({ kind: 'objective', id, rule: 'R24', value })
    : bad('not-found', said`There is no such number any more.`);
}

async function explainKeyResult(
  host: Host,
  desk: Desk,
  shard: ValuedShard,
  id: KeyResultId,
  cursor: string | null,
): Promise<Answer<TraceView>> {
  const value = keyResultViewOf(shard, id, NONE);
  const keyResult = shard.numbers.keyResults.find((candidate) => candidate.id === id);
  if (!value || !keyResult) return bad('not-found', said`There is no such number any more.`);
  const page = keyResult.work && (await tracePage(host, desk, { shard: shard.id, keyResult: id }, cursor));
  if (page && !page.ok) return page;
  const { whole = null } = page?.value ?? {};
  const unit = countingOf(keyResult.measure)?.count.unit ?? 'issues';
  const spot = { shard: shard.id, keyResult: id };
  // Told where it can be told of the whole set: a part of it would be a wrong number.
  const shared = whole && sharedInTrace(desk, shard.numbers, spot, whole, host.now());
  return good({
    kind: 'keyResult',
    id,
    rule: RULE_OF[value.measure],
    value,
    work: keyResult.work && page ? workTraceView(keyResult.work, unit, page.value) : null,
    problems: shared ? [...value.problems, shared] : value.problems,
  });
}

import type { FinalScore } from '../history/close.ts';
import { readDecimal } from '../model/decimal.ts';
import type { Ppm } from '../model/plan.ts';
import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { closedShard } from './closed-shard.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { evaluateShard } from './evaluate-shard.ts';
import { findNode } from './find-node.ts';
import type { Changed, CloseRequest, HierarchyPlace } from './hierarchy-client.ts';
import { permitNode } from './permit-node.ts';
import { refreshChanged } from './refresh-changed.ts';
import { refuse } from './save-answers.ts';
import { transact } from './transact.ts';
import { RELOAD, NOTHING_CHANGED, withstand } from './withstand.ts';
import { writeClosings } from './write-closings.ts';

/**
 * Freezes an objective with its key results, or one key result, at its present value, by who administers its project
 * (R36). The final score is the progress, or what the person says with a reason; both stay (R31). What changes later
 * changes no closed value.
 */
export async function closeNode(
  host: Host,
  _: HierarchyPlace,
  request: CloseRequest,
): Promise<Answer<Changed>> {
  return withstand(
    NOTHING_CHANGED,
    async () => {
      // A value that is frozen must not be one of before the last look at the tracker.
      if (host.capabilities.changes) {
        const found = await findNode(openDesk(host.store), request.id, [request.shard]);
        const fresh = found && (await refreshChanged(host, [found.shard]));
        if (fresh && !fresh.ok) return fresh;
      }
      return transact<Changed>(host.store, (desk) => layClose(host, desk, request));
    },
    RELOAD,
  );
}

// ── below ──

async function layClose(host: Host, desk: Desk, request: CloseRequest): Promise<Answer<Changed>> {
  const permitted = await permitNode(host, desk, request, 'administer');
  if (!permitted.ok) return permitted;
  const { shard, document, objective, keyResult } = permitted.value;
  const { status } = keyResult ?? objective;
  if (status !== 'active') {
    const why = status === 'closed' ? said`It is closed already.` : said`Only what is active can be closed.`;
    return bad('bad-input', said`${why} ${NOTHING_CHANGED}`);
  }
  const now = host.now();
  const evaluation = evaluateShard(document, now);
  const value = [...evaluation.objectives, ...evaluation.keyResults].find(({ id }) => id === request.id);
  const score = readScore(request, value?.progress ?? null);
  if (!score.ok) return score;

  const by = host.user.name || host.user.id;
  const closed = closedShard(document, evaluation, request.id, { now, by, score: score.value });
  desk.put('shard', shard, closed.shard);
  const change = await writeClosings(host, desk, { id: request.id, shard }, 'closed', closed.changed);
  const counting = document.keyResults.some(
    ({ id, objective: of, work }) => (id === request.id || of === request.id) && work?.next,
  );
  const notices = counting
    ? [said`Its work was being counted: the value is that of the last whole count.`]
    : [];
  return good({ node: { id: request.id, shard }, change, notices, shards: [shard] });
}

/** null = the progress itself. A score that says no other than the progress, to two decimals, needs no reason. */
function readScore(
  { score: typed, reason: given }: CloseRequest,
  progress: Ppm | null,
): Answer<FinalScore | null> {
  const text = typed?.trim() ?? '';
  if (text === '') return good(null);
  const decimal = readDecimal(text);
  const score = decimal && decimal.scale <= 6 ? decimal.digits * 10 ** (6 - decimal.scale) : NaN;
  if (!(score >= 0 && score <= 1_000_000)) {
    return refuse([{ field: 'score', message: said`A score is a number from 0 to 1, like 0.65.` }]);
  }
  const reason = given?.trim() ?? '';
  if (reason !== '') return good({ score, reason });
  const isSame =
    progress !== null &&
    [Math.floor(progress / 10_000), Math.round(progress / 10_000)].includes(score / 10_000);
  return isSame || score === progress
    ? good(null)
    : refuse([{ field: 'reason', message: said`Say why the final score differs from the progress.` }]);
}

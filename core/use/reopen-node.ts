import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { reopenedShard } from './closed-shard.ts';
import type { Changed, HierarchyPlace, NodeSpot } from './hierarchy-client.ts';
import { permitNode } from './permit-node.ts';
import { transact } from './transact.ts';
import { RELOAD, NOTHING_CHANGED, withstand } from './withstand.ts';
import { writeClosings } from './write-closings.ts';

/**
 * Takes a close back, by who administers the project: the value follows the data again. An objective comes back with the
 * key results that were closed with it. The frozen value stays in the ledger.
 */
export async function reopenNode(host: Host, _: HierarchyPlace, request: NodeSpot): Promise<Answer<Changed>> {
  return withstand(
    NOTHING_CHANGED,
    () =>
      transact<Changed>(host.store, async (desk) => {
        const permitted = await permitNode(host, desk, request, 'administer');
        if (!permitted.ok) return permitted;
        const { shard, document, objective, keyResult } = permitted.value;
        if ((keyResult ?? objective).status !== 'closed') {
          return bad('bad-input', said`It is not closed. ${NOTHING_CHANGED}`);
        }
        if (keyResult && objective.status === 'closed') {
          return bad(
            'bad-input',
            said`Its objective is closed too. ${NOTHING_CHANGED} Reopen the objective.`,
          );
        }
        const node = { id: request.id, shard };
        const reopened = reopenedShard(document, request.id);
        desk.put('shard', shard, reopened.shard);
        const change = await writeClosings(host, desk, node, 'reopened', reopened.changed);
        return good({ node, change, notices: [], shards: [shard] });
      }),
    RELOAD,
  );
}

import { namedItems } from '../change/counting.ts';
import { isItemId } from '../model/ids.ts';
import type { UserId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import type { Host, Rights } from '../port/host.ts';
import type { Key } from '../port/store.ts';
import { hierarchyNodes } from '../view/hierarchy-nodes.ts';
import { itemsIn } from '../view/item-names.ts';
import { keyResultsBelow } from '../view/key-results-below.ts';
import type { NodeDetails } from '../view/node-details.ts';
import { changeViews, checkInViews, outputAndOutcome } from '../view/node-details-view.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import type { FoundNode } from './find-node.ts';
import { shardNow } from './follow-moves.ts';
import type { HierarchyPlace, NodeSpot } from './hierarchy-client.ts';
import { nameItems } from './name-items.ts';
import { nodeTrend } from './node-trend.ts';
import { includes, rightOn } from './okr-rights.ts';
import { presentFields } from './present-fields.ts';
import { projectOf, projectsOf, valuedShards } from './shard-reading.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/**
 * One objective or key result opened: its fields for an editor, its check-ins, who changed what, and how it came to where
 * it is. One read of the store (of a tree that moved since the page was opened, two); of an objective one more, for what
 * became of its key results' goals.
 */
export const readNode = (host: Host, _: HierarchyPlace, spot: NodeSpot): Promise<Answer<NodeDetails>> =>
  withstand(NOTHING_CHANGED, async () => {
    const desk = openDesk(host.store);
    const found = await findOpened(desk, spot);
    if (!found) return bad('not-found', said`This is not there any more.`);
    const { shard, document, objective } = found;
    const rights = await host.rights({ item: null, projects: projectsOf(desk, [shard]) });
    return rights.see.has(projectOf(objective, document))
      ? detailsOf(host, desk, found, rights)
      : bad('forbidden', said`You may not see this.`);
  });

// ── below ──

/** So many ledgers come with one read; of a larger tree the goals of the rest are marked on their own pages. */
const MOST_LEDGERS = 25;

/** All that is shown of a node lies in five documents. */
async function findOpened(desk: Desk, { id, shard: asked }: NodeSpot): Promise<FoundNode | null> {
  const own: readonly Key[] = [
    { kind: 'ledger', id },
    { kind: 'keyResult', id },
  ];
  const kinds = ['shard', 'text', 'series'] as const;
  const shard = await shardNow(desk, id, asked, (shards) =>
    desk.read([...shards.flatMap((one) => kinds.map((kind): Key => ({ kind, id: one }))), ...own]),
  );
  const document = desk.get('shard', shard);
  const keyResult = document?.keyResults.find((one) => one.id === id) ?? null;
  const objective = document?.objectives.find((one) => one.id === (keyResult?.objective ?? id));
  return document && objective ? { shard, document, objective, keyResult } : null;
}

async function detailsOf(
  host: Host,
  desk: Desk,
  found: FoundNode,
  rights: Rights,
): Promise<Answer<NodeDetails>> {
  const { shard, document, objective, keyResult } = found;
  const id = keyResult?.id ?? objective.id;
  const shards = valuedShards(host, desk, [shard], rights, null);
  const { nodes } = hierarchyNodes(shards, {
    project: null,
    rightOn: (project, level) => rightOn(rights, project, level),
  });
  const node = nodes.find((one) => one.id === id);
  if (!node) return bad('not-found', said`This is not there any more.`);
  const below = node.is === 'objective' ? keyResultsBelow(nodes, id) : [];
  await desk.read(below.slice(0, MOST_LEDGERS).map((one): Key => ({ kind: 'ledger', id: one.id })));
  const { objectives = [], keyResults = [] } = shards[0]?.values ?? {};
  const value = objectives.find((one) => one.id === id);
  const entries = desk.get('ledger', id)?.entries ?? [];
  const isOpen = keyResult?.status === 'active' && objective.status === 'active';
  const mayCorrect = (author: UserId) =>
    isOpen && includes(node.may, 'edit') && (author === host.user.id || includes(node.may, 'administer'));
  const readings = desk.get('keyResult', id)?.readings ?? keyResult?.readings ?? [];
  const named = (keyResult ? namedItems(keyResult.measure) : []).filter(isItemId);
  const keys = await nameItems(host, [...itemsIn(entries), ...named]);
  return good({
    node,
    fields: presentFields(desk, found),
    itemKeys: Object.fromEntries([...keys].filter(([id]) => named.some((one) => one === id))),
    checkIns: keyResult ? checkInViews(keyResult.measure, readings, mayCorrect) : [],
    changes: changeViews(entries, includes(node.may, 'edit'), (item) => keys.get(item) ?? null),
    trend: nodeTrend(host, desk, found, node, below),
    outputAndOutcome: value
      ? outputAndOutcome(value, document.keyResults, keyResults, document.policy)
      : null,
  });
}

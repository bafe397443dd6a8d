import { countedKeyResult } from '../change/counted-work.ts';
import { afterReading } from '../change/item-facts.ts';
import { linkFields } from '../change/link-entry.ts';
import {
  isFull,
  putLinkCount,
  withItemLink,
  withLink,
  withoutItemLink,
  withoutLink,
} from '../change/link.ts';
import type { ItemId, ProjectId } from '../model/ids.ts';
import type { MilliWeight } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { readWeight } from '../model/weight.ts';
import type { KeyResultDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { CountSpot } from './count-spot.ts';
import type { Desk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import { permit, whyNotLinkable } from './key-result-rights.ts';
import { findPointsField } from './points-field.ts';
import { countAnew, readFamilies, settleOnDesk } from './settle-on-desk.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { NOTHING_CHANGED } from './withstand.ts';
import { writeLedger } from './write-ledger.ts';

/** What linking or unlinking left to do. */
export interface Linked {
  /** Where the key result is now: its tree may have gone elsewhere since a page was opened. */
  readonly shard: string;
  readonly started: readonly StartedCount[];
}

/** A link as typed: null or nothing = no weight given. */
export function readLinkWeight(typed: string | null): Answer<MilliWeight | null> {
  const text = typed?.trim() ?? '';
  const weight = text === '' ? null : readWeight(text);
  return text !== '' && weight === null
    ? bad('bad-input', said`A weight is a number from 0 to 10,000 with at most three decimals.`)
    : good(weight);
}

/**
 * Puts a link on the desk, by who may edit the item and see the key result. One item is counted at once; a container
 * with something below it starts a count.
 * @param project the item's, where the page knows it; null = as the item says
 */
export async function linkOnDesk(
  host: Host,
  desk: Desk,
  { keyResult: id, shard: asked }: CountSpot,
  { item, project, weight }: { item: ItemId; project: ProjectId | null; weight: MilliWeight | null },
): Promise<Answer<Linked>> {
  const shard = await shardNow(desk, id, asked);
  const permitted = await permit(host, desk, { keyResult: id, shard }, item, 'edit');
  if (!permitted.ok) return permitted;
  const why = whyNotLinkable(permitted.value);
  if (why) return bad('bad-input', said`${why} ${NOTHING_CHANGED}`);
  const of = project ?? (await host.work.read([item], 'user'))[0]?.project;
  if (of !== undefined) await findPointsField(host, desk, of, permitted.value.keyResult);
  const [read] = of === undefined ? [] : await host.work.read([item], 'app');
  if (!read) return bad('not-found', said`This work item was not found. ${NOTHING_CHANGED}`);

  await desk.read([
    { kind: 'keyResult', id },
    { kind: 'count', id },
    { kind: 'ledger', id },
  ]);
  await readFamilies(desk, [{ id: read.id, parent: read.parent }]);
  const before = desk.get('item', read.id);
  const document: KeyResultDocument = desk.get('keyResult', id) ?? { v: 1, shard, links: [], readings: [] };
  const known = document.links.find((other) => other.item === read.id);
  const own = before?.links.some((other) => other.keyResult === id);
  if (known && own && known.weight === weight) return good({ shard, started: [] });
  const next = withLink(document, { item: read.id, weight, share: known?.share ?? null });
  if (isFull(next)) {
    return bad(
      'bad-input',
      said`This key result holds as many links as it can (${document.links.length}). ${NOTHING_CHANGED} Link an epic above these items instead.`,
    );
  }
  desk.put('keyResult', id, next);
  const work = countedKeyResult(desk, shard, id)?.work;
  const subtasks = (work?.subtasks ?? 0) + (!known && read.level === 'subtask' ? 1 : 0);
  putLinkCount(desk, { shard, id }, next.links.length, subtasks);
  const started = await settleOnDesk(
    host,
    desk,
    withItemLink(afterReading(before, read), {
      keyResult: id,
      objective: permitted.value.objective.id,
      shard,
      weight,
      share: known?.share ?? null,
      by: host.user.id,
      at: host.now(),
    }),
  );
  const linked = linkFields(read.id, known ?? null, { weight });
  await writeLedger(host, desk, { id, shard }, 'linked', linked);
  const present = countedKeyResult(desk, shard, id);
  // Of a count under way nothing starts over: the link was put at the end of what it still reads, or settled just now.
  const first = present?.work.countedAt === null && present.work.next === null;
  return good({
    shard,
    started: present && first ? [...started, await countAnew(host, desk, present)] : started,
  });
}

/**
 * Takes a link off on the desk, by who may edit the item and see the key result. A single item leaves the sums at once;
 * a container's descendants leave with a new count.
 */
export async function unlinkOnDesk(
  host: Host,
  desk: Desk,
  { keyResult: id, shard: asked }: CountSpot,
  item: ItemId,
): Promise<Answer<Linked>> {
  const shard = await shardNow(desk, id, asked);
  const permitted = await permit(host, desk, { keyResult: id, shard }, item, 'edit');
  if (!permitted.ok) return permitted;
  await desk.read([
    { kind: 'keyResult', id },
    { kind: 'count', id },
    { kind: 'item', id: item },
    { kind: 'ledger', id },
  ]);
  const before = desk.get('item', item);
  const document = desk.get('keyResult', id);
  const known = document?.links.find((link) => link.item === item);
  if (!known && !before?.links.some((link) => link.keyResult === id)) {
    return bad('not-found', said`This work item is not linked to that key result. Nothing was changed.`);
  }
  const rest = document && withoutLink(document, item);
  if (rest) desk.put('keyResult', id, rest);
  const work = countedKeyResult(desk, shard, id)?.work;
  // One that the query finds too stays in the set.
  const isFound = before?.roots?.some((root) => root.keyResult === id && root.pass === work?.pass) === true;
  const subtasks = (work?.subtasks ?? 0) - (before?.level === 'subtask' && !isFound ? 1 : 0);
  const links = rest?.links.length ?? 0;
  putLinkCount(desk, { shard, id }, links, subtasks);

  const started: StartedCount[] = [];
  if (before) {
    await readFamilies(desk, [{ id: item, parent: before.parent }]);
    started.push(...(await settleOnDesk(host, desk, withoutItemLink(before, id))));
  }
  const unlinked = linkFields(item, known ?? { weight: null }, null);
  await writeLedger(host, desk, { id, shard }, 'unlinked', unlinked);
  const present = countedKeyResult(desk, shard, id);
  const nothing = links === 0 && present?.counting.query === null;
  const anew =
    present?.counting.what === 'work' &&
    (nothing || present.work.countedAt === null || present.work.next !== null || !before) &&
    !started.some(({ keyResult }) => keyResult === id);
  return good({ shard, started: anew ? [...started, await countAnew(host, desk, present)] : started });
}

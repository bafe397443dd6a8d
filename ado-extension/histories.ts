import type { Instant } from '@throughline/core/model/day.ts';
import { unmoved, type ItemHistory } from '@throughline/core/model/item-history.ts';
import type { Histories } from '@throughline/core/port/sprints.ts';
import { readAdoHistory } from '@throughline/core/tracker/ado-updates.ts';
import { historyOf, type KnownOfSite } from '@throughline/core/tracker/history-of.ts';
import { idText, record, text, type Json } from '@throughline/core/tracker/json.ts';
import { listIn } from './pages.ts';
import { fewAtOnce } from './patience.ts';
import type { ItemReader, ReadItem } from './read-items.ts';
import { absent, type Transport } from './transport.ts';

/**
 * What became of work items since an instant. Nothing is recorded anywhere: the host is asked what they were like then,
 * 200 at a time, and only of those that are different now how they came to be so. So it costs two reads for each 200
 * items, and one for each that changed.
 */
export async function readHistories(
  { send, reader }: { readonly send: Transport; readonly reader: ItemReader },
  ids: readonly number[],
  since: Instant,
): Promise<Histories> {
  const found = await reader.read(ids, ['System.IterationPath', ...dates]);
  const numbers = found.map(({ item }) => Number(item.key));
  const fields = [...new Set([...compared, ...found.flatMap(({ reading }) => furtherFields(reading))])];
  const then = new Map(
    (await reader.fields(numbers, ['System.Id', ...fields], new Date(since).toISOString())).map(
      (json) => [Number(idText(json['id'])), record(json['fields']) ?? {}] as const,
    ),
  );
  const cut: ItemHistory['item']['id'][] = [];
  const histories = await fewAtOnce(found, async (one): Promise<readonly ItemHistory[]> => {
    const { item, json } = one;
    const now = record(json['fields']) ?? {};
    const before = then.get(Number(item.key));
    const created = createdAt(now);
    if (before && fields.every((name) => same(before[name], now[name]))) {
      return [unmoved(item, created)];
    }
    const history = await historyFrom(one);
    if (!history) return [];
    if (!history.complete) cut.push(item.id);
    return [history.past];
  });
  return { histories: histories.flat(), cut };

  /** null = it was deleted, or hidden from the reader, a moment ago. */
  async function historyFrom({ item, json, reading }: ReadItem) {
    const updates = await readUpdates(send, item.key).catch(absent);
    if (!updates) return null;
    const read = readAdoHistory(updates, reading, json);
    const past = read
      ? historyOf(item, read, nothingMore)
      : unmoved(item, createdAt(record(json['fields']) ?? {}));
    return {
      past: { ...past, changes: past.changes.filter(({ at }) => at > since) },
      complete: read?.complete !== false,
    };
  }
}

// ── below ──

/** The most updates that one page holds. */
const page = 200;

const dates = ['System.CreatedDate', 'Microsoft.VSTS.Common.StateChangeDate'];

/**
 * What a number may rest on. The date of the last change of state stands for what went to and fro: an item that was
 * reopened and closed again is in the same state as before.
 */
const compared = [
  'System.WorkItemType',
  'System.State',
  'System.Parent',
  'System.IterationPath',
  'Microsoft.VSTS.Common.StateChangeDate',
  'Microsoft.VSTS.Scheduling.OriginalEstimate',
  'Microsoft.VSTS.Scheduling.CompletedWork',
  'Microsoft.VSTS.Scheduling.RemainingWork',
  'Microsoft.VSTS.Scheduling.StoryPoints',
  'Microsoft.VSTS.Scheduling.Effort',
  'Microsoft.VSTS.Scheduling.Size',
];

const furtherFields = ({ effortField, numberFields }: ReadItem['reading']): readonly string[] => [
  ...(effortField === null ? [] : [effortField]),
  ...(numberFields ?? []),
];

/** Oldest first, all of them: the host offers no other order. */
async function readUpdates(send: Transport, id: string): Promise<readonly unknown[]> {
  const updates: unknown[] = [];
  for (;;) {
    const query = { $top: String(page), $skip: String(updates.length) };
    const more = listIn(await send({ path: ['_apis', 'wit', 'workItems', id, 'updates'], query }));
    updates.push(...more);
    if (more.length < page) return updates;
  }
}

const createdAt = (fields: Json): Instant | null => {
  const at = Date.parse(text(fields['System.CreatedDate']) ?? '');
  return Number.isNaN(at) ? null : at;
};

/** A field without a value is not in the answer. */
const same = (one: unknown, other: unknown): boolean => (one ?? null) === (other ?? null);

/** Each revision of Azure DevOps says all that it means. */
const nothingMore: KnownOfSite = {
  statusCategory: () => 'unknown',
  typeLevel: () => null,
  pointsField: null,
  fieldName: () => null,
};

import { comingSlot } from '../change/count.ts';
import type { CountStep } from '../change/count-step.ts';
import type { CountedKeyResult } from '../change/counted-work.ts';
import type { WorkItem } from '../model/work-item.ts';
import { foundPage } from '../port/documents.ts';
import type { CountDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { CountedPage } from './count-spot.ts';
import type { Desk } from './desk.ts';

type ReadPage = Omit<CountedPage, 'start'>;

/**
 * What the tracker has for one step of a count.
 * @throws QueryRefused where it does not take the query
 * @throws WorkFault
 */
export async function readPage(
  host: Host,
  desk: Desk,
  step: Exclude<CountStep, { kind: 'through' }>,
  keyResult: CountedKeyResult,
  count: CountDocument,
): Promise<ReadPage> {
  switch (step.kind) {
    case 'children': {
      const { items, next } = await host.work.childrenOf(step.containers, step.cursor, 'app');
      return { ...NOTHING, items, after: (present) => step.after(present, next) };
    }
    case 'query':
      return queryPage(host, step, keyResult);
    case 'late':
      return latePage(host, desk, step, keyResult);
    case 'links':
      return linksPage(host, step, keyResult, count);
  }
}

// ── below ──

const NOTHING = { items: [], missing: [], byQuery: false, record: null };

type Step<Kind> = Extract<CountStep, { kind: Kind }>;

/** Sub-tasks come last, when it is known which stories are in (R16). */
const isLate = ({ level }: WorkItem, { policy, counting }: CountedKeyResult): boolean =>
  // With sub-tasks counting for themselves there is no story to wait for.
  level === 'subtask' && policy.level === 'standard' && counting.what !== 'reading';

const withSubtasks = (count: CountDocument, more: number): CountDocument => ({
  ...count,
  subtasks: (count.subtasks ?? 0) + more,
});

async function linksPage(
  host: Host,
  step: Step<'links'>,
  keyResult: CountedKeyResult,
  count: CountDocument,
): Promise<ReadPage> {
  const ids = [...new Set(step.links.map(({ item }) => item))];
  const items = await host.work.read(ids, 'app');
  const there = new Set(items.map(({ id }) => id));
  const late = items.filter((item) => isLate(item, keyResult));
  return step.after(count).phase === 'subtasks'
    ? { ...NOTHING, items: late, after: (present) => step.after(present) }
    : {
        ...NOTHING,
        items: items.filter((item) => !isLate(item, keyResult)),
        missing: ids.filter((id) => !there.has(id)),
        after: (present) => withSubtasks(step.after(present), late.length),
      };
}

async function queryPage(host: Host, step: Step<'query'>, keyResult: CountedKeyResult): Promise<ReadPage> {
  const { items: all, next } = await host.work.search(keyResult.counting.query ?? '', step.cursor, 'app');
  const items = [...new Map(all.map((item) => [item.id, item])).values()];
  const late = items.filter((item) => isLate(item, keyResult)).length;
  const found = { next, found: items.length, late: late > 0 };
  return {
    ...NOTHING,
    items: items.filter((item) => !isLate(item, keyResult)),
    byQuery: true,
    record: { page: step.page, items: items.map(({ id }) => id) },
    after: (present) => withSubtasks(step.after(present, found), late),
  };
}

/** What was found is known: the query is not asked a second time. */
async function latePage(
  host: Host,
  desk: Desk,
  step: Step<'late'>,
  keyResult: CountedKeyResult,
): Promise<ReadPage> {
  const id = foundPage(keyResult.id, comingSlot(keyResult.work), step.page);
  await desk.read([{ kind: 'found', id }]);
  const items = await host.work.read(desk.get('found', id)?.items ?? [], 'app');
  return {
    ...NOTHING,
    items: items.filter((item) => isLate(item, keyResult)),
    byQuery: true,
    after: (present) => step.after(present),
  };
}

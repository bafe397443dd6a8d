import type { Day } from '@throughline/core/model/day.ts';
import type { ItemId, KeyResultId, UserId } from '@throughline/core/model/ids.ts';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import type { HierarchyClient, NodeSpot, Saved } from '@throughline/core/use/hierarchy-client.ts';
import { preview } from '@throughline/core/use/preview.ts';
import type { HierarchyNode, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import type { Fields } from '@throughline/core/view/node-details.ts';
import { node, NOW } from './view.ts';

/** A client in the page: it remembers what was asked, answers as the contract says, and fails when it is told to. */
export interface GalleryClient extends HierarchyClient {
  readonly calls: { readonly name: string; readonly request: unknown }[];
  /** The next failure of a call, by its name. */
  readonly fail: Partial<Record<keyof HierarchyClient, Failure[]>>;
  /** Milliseconds that each answer of a call takes, in turn; then none. */
  readonly slow: Partial<Record<keyof HierarchyClient, number[]>>;
}

/** What is stored of the nodes that can be edited. */
const stored: Readonly<Record<string, Fields>> = {
  'kr-reply': {
    title: 'Average reply time from 45 to 25 minutes',
    owner: 'Maria Keller',
    weight: 2,
    measure: { kind: 'metric', from: 45, to: 25, unit: 'min', curve: [{ at: 0.5, worth: 0.2 }] },
  },
  'kr-assistant': { title: 'Ship the answer assistant', measure: { kind: 'work', count: 'points' } },
  'o-support': {
    title: 'Customers get an answer while they still care',
    owner: 'Support',
    project: '10000',
    kind: 'aspirational',
    parent: [{ id: 'o-company', weight: 2 }],
  },
  'o-company': {
    title: 'Customers stay because we answer well',
    project: '10000',
    level: 'organisation',
    override: { value: 0.6, reason: 'the survey is late', by: 'maria', until: '2026-11-30' },
  },
};

const people = ['Maria Keller', 'Mario Rossi', 'Oluwaseun Adebayo'];
const work = Array.from({ length: 5 }, (_, at) => ({
  id: `jira:acme/${at + 1}` as ItemId,
  key: `SUP-${at + 1}`,
  title:
    ['Answer drafts', 'Hand-over to an agent', 'Tone of voice', 'Night shift', '<b>Markup</b>'][at] ?? '',
  type: at === 0 ? 'Epic' : 'Story',
}));

export function galleryClient(given: HierarchyView): GalleryClient {
  let view = given;
  let made = 0;
  const calls: GalleryClient['calls'] = [];
  const fail: GalleryClient['fail'] = {};
  const slow: GalleryClient['slow'] = {};
  const answer = async <T>(
    name: keyof HierarchyClient,
    request: unknown,
    value: () => T | Promise<Answer<T>>,
  ): Promise<Answer<T>> => {
    calls.push({ name, request });
    const failure = fail[name]?.shift();
    const wait = slow[name]?.shift() ?? 0;
    const answered = failure === undefined ? await value() : null;
    if (wait > 0) await new Promise((later) => setTimeout(later, wait));
    if (failure !== undefined) return { ok: false, failure };
    return isAnswer(answered) ? (answered as Answer<T>) : { ok: true, value: answered as T };
  };
  const saved = (spot: NodeSpot, nodes: readonly HierarchyNode[] = view.nodes): Saved => {
    view = { ...view, nodes };
    return {
      node: spot,
      change: 1,
      notices: [],
      patch: {
        now: NOW,
        shards: [spot.shard],
        nodes: nodes.filter(({ shard }) => shard === spot.shard),
        restricted: 0,
      },
    };
  };
  const never = (): never => {
    throw new Error('The editors do not ask this.');
  };

  return {
    calls,
    fail,
    slow,
    openHierarchy: (request) => answer('openHierarchy', request, () => view),
    readNode: (request) =>
      answer('readNode', request, () => ({
        node: view.nodes.find(({ id }) => id === request.id) ?? never(),
        fields: stored[request.id] ?? { title: view.nodes.find(({ id }) => id === request.id)?.title ?? '' },
        itemKeys: { [work[0]?.id ?? '']: work[0]?.key ?? '' },
        checkIns:
          request.id === 'kr-reply'
            ? [
                {
                  id: 1,
                  on: '2026-10-20' as Day,
                  value: '38',
                  confidence: 6,
                  note: null,
                  blockers: null,
                  by: 'maria',
                  at: NOW,
                  mine: true,
                },
              ]
            : [],
        changes: [
          {
            id: 1,
            at: NOW,
            by: 'u-1' as UserId,
            name: 'Maria',
            kind: 'edited' as const,
            fields: [],
            undoable: false,
          },
        ],
        trend: { points: [], marks: [], forecast: null },
        outputAndOutcome: null,
      })),
    saveNode: (request) =>
      answer('saveNode', request, () => {
        const title = request.changes.find(({ field }) => field === 'title')?.to;
        const shard = request.shard ?? 'SUP~1';
        if (request.id !== null) {
          const nodes = view.nodes.map((each) =>
            each.id === request.id && typeof title === 'string' ? { ...each, title } : each,
          );
          return saved({ id: request.id, shard }, nodes);
        }
        made += 1;
        const id = `${request.is === 'objective' ? 'o' : 'kr'}-new-${made}` as KeyResultId;
        const above = request.objective === null ? [] : [request.objective];
        return saved({ id, shard }, [
          ...view.nodes,
          node(id, typeof title === 'string' ? title : id, above, { shard }),
        ]);
      }),
    setWeights: (request) => answer('setWeights', request, () => saved(request)),
    closeNode: (request) => answer('closeNode', request, () => saved(request)),
    deleteNode: (request) =>
      answer('deleteNode', request, () =>
        saved(
          request,
          view.nodes.filter(({ id }) => id !== request.id),
        ),
      ),
    linkItem: (request) =>
      answer('linkItem', request, () => saved({ id: request.keyResult, shard: request.shard })),
    makeCycle: (request) => answer('makeCycle', request, () => view),
    saveLevels: (request) => answer('saveLevels', request, () => view),
    importPlan: (request) => answer('importPlan', request, () => view),
    findPeople: (request) =>
      answer('findPeople', request, () =>
        people
          .filter((name) => name.toLowerCase().includes(request.text.toLowerCase()))
          .map((name) => ({ id: name, name })),
      ),
    findWork: (request) =>
      answer('findWork', request, () => ({
        items: work.filter(({ key, title }) =>
          request.text === null ? true : `${key} ${title}`.toLowerCase().includes(request.text.toLowerCase()),
        ),
        more: false,
      })),
    countQuery: (request) =>
      answer('countQuery', request, () => ({ count: request.query.length, exact: true })),
    preview: (request) => answer('preview', request, () => preview(request)),
    refresh: never,
    readTrends: never,
    explain: never,
    reopenNode: never,
    undo: never,
    checkIn: never,
    correctCheckIn: never,
    removeCheckIn: never,
    unlinkItem: never,
    countOn: never,
    tryOut: never,
    listScenarios: never,
    keepScenario: never,
    openScenario: never,
    dropScenario: never,
  };
}

// ── below ──

const isAnswer = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value && ('value' in value || 'failure' in value);

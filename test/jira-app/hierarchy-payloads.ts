import { issueItem } from '@throughline/jira-app/issue-id.ts';
import type { HierarchyCalls } from '@throughline/core/use/hierarchy-functions.ts';
import { plan } from './app-fixture.ts';
import { cloudId } from './site-fixture.ts';

/** What stands in the site that the payloads are about: the plan of the fixture, and some things done to it. */
export interface Standing {
  readonly shard: string;
  /** A check-in on `kr-reply`, and the entry of the ledger that it left. */
  readonly checkIn: number;
  readonly change: number;
  readonly scenario: string;
}

/** A right payload for each function of the hierarchy: a refusal then is one of rights. */
export function hierarchyPayloads({
  shard,
  checkIn,
  change,
  scenario,
}: Standing): Readonly<Record<keyof HierarchyCalls, object>> {
  const objective = { id: 'o-support', shard };
  const reply = { keyResult: 'kr-reply', shard };
  const edits = {
    shards: [shard],
    drop: [],
    weights: [],
    slips: [],
    readings: [{ id: 'kr-reply', value: '30' }],
  };
  const said = { on: '2026-11-02', value: '36', confidence: 7, note: 'Faster.', blockers: null };
  return {
    openHierarchy: { cycle: null },
    refresh: { shards: [shard] },
    readTrends: { shards: [shard] },
    readNode: objective,
    explain: { id: 'kr-work', shard, cursor: null },
    saveNode: {
      is: 'objective',
      id: 'o-support',
      shard,
      objective: null,
      cycle: null,
      attempt: null,
      changes: [
        {
          field: 'title',
          from: 'Customers get an answer while they still care',
          to: 'Customers hear from us',
        },
      ],
    },
    setWeights: { ...objective, weights: [{ id: 'kr-reply', from: null, to: '2' }] },
    closeNode: { id: 'kr-reply', shard, score: '0.5', reason: 'As good as it gets.' },
    reopenNode: { id: 'kr-reply', shard },
    deleteNode: { id: 'kr-count', shard },
    undo: { id: 'kr-reply', shard, change },
    checkIn: { ...reply, ...said },
    correctCheckIn: { ...reply, ...said, id: checkIn },
    removeCheckIn: { ...reply, id: checkIn },
    makeCycle: { id: '2027-Q1', start: '2027-01-01', end: '2027-03-31', copyFrom: null },
    saveLevels: { levels: [{ level: 'team', name: 'Squad', used: true }] },
    importPlan: { fileName: 'plan.yaml', text: plan },
    findPeople: { text: 'Mar' },
    findWork: { text: 'Story', query: null },
    countQuery: { query: 'project = SUP' },
    linkItem: { keyResult: 'kr-count', shard, item: issueItem(cloudId, '20001'), weight: null },
    unlinkItem: { keyResult: 'kr-work', shard, item: issueItem(cloudId, '20001') },
    countOn: { keyResult: 'kr-work', shard },
    tryOut: edits,
    listScenarios: {},
    keepScenario: { title: 'Faster still', edits },
    openScenario: { id: scenario },
    dropScenario: { id: scenario },
  };
}

export const hierarchyNames = Object.keys(
  hierarchyPayloads({ shard: '', checkIn: 0, change: 1, scenario: '' }),
) as (keyof HierarchyCalls)[];

import type { Plan } from '@throughline/core/model/plan.ts';
import type { ItemState, Work, WorkItem } from '@throughline/core/model/work-item.ts';
import { readAdoWorkItem } from '@throughline/core/tracker/ado-work-item.ts';
import { readJiraIssue } from '@throughline/core/tracker/jira-issue.ts';
import type { ReadItem } from '@throughline/core/tracker/read-item.ts';

/** A random item's number, which both hosts know it by: `jira:site/107` → 107. */
const numberOf = (id: string): number => Number(id.slice(id.indexOf('/') + 1));
const inUnits = (base: number | null, unit: number) => (base === null ? null : base / unit);

/** A status that both hosts can have: its name says which category it is of, so that each can be asked for it. */
const statusOf = ({ category, name }: ItemState): string =>
  category === 'done' ? name : category === 'todo' ? 'New' : category === 'doing' ? 'Active' : category;

const droppedBy = new Set(["Won't Do", 'Wont fix', 'DUPLICATE']);
/** In Jira by its resolution, in Azure DevOps by its category. */
const isDropped = ({ category, resolution }: ItemState): boolean =>
  category === 'removed' || (category === 'done' && resolution !== null && droppedBy.has(resolution.name));

/** Also a stale one of what is open again; what is Resolved elsewhere was not dropped. */
const resolutionIn = ({ category, resolution }: ItemState): unknown =>
  category === 'removed' ? { id: '10001', name: "Won't Do" } : category === 'resolved' ? null : resolution;

const jiraKeys: Readonly<Partial<Record<ItemState['category'], string>>> = {
  todo: 'new',
  doing: 'indeterminate',
  done: 'done',
  removed: 'done',
};

/** As Jira's REST interface returns it. Jira knows no Resolved: it is what the policy makes of it. */
function asJiraIssue(item: WorkItem, resolved: 'doing' | 'done'): unknown {
  const { state, sizes, parent } = item;
  const category = state.category === 'resolved' ? resolved : state.category;
  const height = { container: 1, standard: 0, subtask: -1 }[item.level];
  return {
    id: String(numberOf(item.id)),
    key: item.key,
    fields: {
      summary: item.title,
      issuetype: { name: `Level ${height}`, hierarchyLevel: height },
      ...(parent ? { parent: { id: String(numberOf(parent)) } } : {}),
      status: {
        name: statusOf(state),
        statusCategory: { key: jiraKeys[category] ?? 'undefined' },
      },
      resolution: resolutionIn(state),
      customfield_1: inUnits(sizes.points, 1000),
      customfield_2: inUnits(sizes.fields['size'] ?? null, 1000),
      timeoriginalestimate: sizes.seconds,
      timespent: item.logged,
      timeestimate: item.remaining,
      updated: new Date(item.revision).toISOString(),
    },
  };
}

/** The same work as Azure DevOps returns it: hours, one parent of two kinds of link, states without a category. */
function asAdoWorkItem(item: WorkItem): unknown {
  const { state, sizes, parent } = item;
  const id = numberOf(item.id);
  const isEven = id % 2 === 0;
  const above = parent && numberOf(parent);
  return {
    id,
    rev: item.revision,
    fields: {
      'System.Title': item.title,
      'System.WorkItemType': { container: 'Epic', standard: 'User Story', subtask: 'Task' }[item.level],
      'System.State': isDropped(state) ? 'Removed' : statusOf(state),
      ...(above !== null && isEven ? { 'System.Parent': above } : {}),
      'Microsoft.VSTS.Scheduling.StoryPoints': inUnits(sizes.points, 1000),
      'Microsoft.VSTS.Scheduling.OriginalEstimate': inUnits(sizes.seconds, 3600),
      'Microsoft.VSTS.Scheduling.CompletedWork': inUnits(item.logged, 3600),
      'Microsoft.VSTS.Scheduling.RemainingWork': inUnits(item.remaining, 3600),
      'Custom.Size': inUnits(sizes.fields['size'] ?? null, 1000),
    },
    relations:
      above !== null && !isEven
        ? [
            {
              rel: 'System.LinkTypes.Hierarchy-Reverse',
              url: `https://host.example/_apis/wit/workItems/${above}`,
            },
          ]
        : [],
  };
}

const categories: Readonly<Record<string, ItemState['category']>> = {
  New: 'todo',
  Active: 'doing',
  resolved: 'resolved',
  Removed: 'removed',
  Open: 'done',
  Closed: 'done',
  Done: 'done',
  Canceled: 'done',
};

/** A plan and its work, as each of the hosts would have them. */
export function onBothHosts(plan: Plan, work: Work): readonly [jira: [Plan, Work], ado: [Plan, Work]] {
  const jira = work.items.map((item) =>
    read(
      readJiraIssue(asJiraIssue(item, plan.policy.resolved), {
        site: 'site',
        pointsField: 'customfield_1',
        numberFields: ['customfield_2'],
      }),
    ),
  );
  const ado = work.items.map((item) =>
    read(
      readAdoWorkItem(asAdoWorkItem(item), {
        organisation: 'org',
        stateCategory: (_type, state) => categories[state] ?? 'unknown',
        effortField: null,
        levels: null,
        numberFields: ['Custom.Size'],
      }),
    ),
  );
  const inAdo = (text: string) =>
    text
      .replaceAll(/(?:jira:)?KEY-(\d+)/g, (_, at) => `ado:org/${100 + Number(at)}`)
      .replaceAll('jira:site/', 'ado:org/');
  const withField = (field: string) => (text: string) => text.replaceAll('"size"', `"${field}"`);
  const through = <T>(value: T, ...steps: ((text: string) => string)[]): T =>
    JSON.parse(steps.reduce((text, step) => step(text), JSON.stringify(value))) as T;
  const queries = [...work.queries];
  return [
    [through(plan, withField('customfield_2')), { ...work, items: jira }],
    [
      through(plan, inAdo, withField('Custom.Size')),
      { ...work, items: ado, queries: new Map(through(queries, inAdo)) },
    ],
  ];
}

function read(item: ReadItem): WorkItem {
  if (!item.ok) throw new Error(item.reason);
  return item.item;
}

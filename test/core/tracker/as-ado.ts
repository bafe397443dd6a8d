import { pastSprints, type PastFields, type PastItem } from './generated-past.ts';

/** The same past as Azure DevOps tells it: the updates of each work item, the first one with all that it was made with. */

export const adoOrganisation = 'org';
const project = 'Support';

export const adoStateLists = Object.fromEntries(
  ['Epic', 'User Story', 'Bug', 'Task'].map((type) => [
    type,
    {
      value: [
        { name: 'New', category: 'Proposed' },
        { name: 'Active', category: 'InProgress' },
        { name: 'Closed', category: 'Completed' },
        { name: 'Removed', category: 'Removed' },
      ],
    },
  ]),
);

/** What `…/teamsettings/iterations` answers. */
export const adoIterations = {
  count: pastSprints.length,
  value: pastSprints.map(({ id, name, start, end }) => ({
    id: `00000000-0000-0000-0000-00000000000${id}`,
    name,
    path: `${project}\\${name}`,
    attributes: { startDate: midnight(start), finishDate: midnight(end), timeFrame: 'past' },
    url: `https://dev.azure.com/${adoOrganisation}/p/t/_apis/work/teamsettings/iterations/${id}`,
  })),
};

export function asAdoUpdates({ id, created, first, events }: PastItem): readonly object[] {
  const base = {
    workItemId: id,
    url: `https://dev.azure.com/${adoOrganisation}/_apis/wit/workItems/${id}/updates/1`,
  };
  const all = fieldsOf(first);
  const made = {
    ...base,
    id: 1,
    rev: 1,
    revisedDate: when(events[0]?.at ?? created),
    fields: {
      'System.Id': { newValue: id },
      'System.Title': { newValue: `Item ${id}` },
      'System.TeamProject': { newValue: project },
      'System.CreatedDate': { newValue: when(created) },
      'System.ChangedDate': { newValue: when(created) },
      ...Object.fromEntries(
        Object.entries(all).flatMap(([name, newValue]) => (newValue === null ? [] : [[name, { newValue }]])),
      ),
    },
    ...linkChange(null, first.parent),
  };
  let now = first;
  let last = created;
  return [
    made,
    ...events.map(({ at, set }, n) => {
      const next = { ...now, ...set };
      const [before, after] = [fieldsOf(now), fieldsOf(next)];
      const changed = Object.entries(after).flatMap(([name, newValue]) => {
        const oldValue = before[name] ?? null;
        if (oldValue === newValue) return [];
        return [
          [name, { ...(oldValue === null ? {} : { oldValue }), ...(newValue === null ? {} : { newValue }) }],
        ];
      });
      const update = {
        ...base,
        id: n + 2,
        rev: n + 2,
        revisedDate: events[n + 1] ? when(events[n + 1]?.at ?? 0) : '9999-01-01T00:00:00Z',
        fields: {
          'System.Rev': { oldValue: n + 1, newValue: n + 2 },
          'System.ChangedDate': { oldValue: when(last), newValue: when(at) },
          ...Object.fromEntries(changed),
        },
        ...linkChange(now.parent, next.parent),
      };
      now = next;
      last = at;
      return update;
    }),
  ];
}

/** The work item as it is now, in the form of the work item endpoint. */
export function asAdoItem({ id, created, first, events }: PastItem): object {
  const now = events.reduce((fields, { set }) => ({ ...fields, ...set }), first);
  const filled = Object.entries(fieldsOf(now)).filter(([, value]) => value !== null);
  return {
    id,
    rev: events.length + 1,
    url: `https://dev.azure.com/${adoOrganisation}/_apis/wit/workItems/${id}`,
    fields: {
      'System.Title': `Item ${id}`,
      'System.TeamProject': project,
      'System.CreatedDate': when(created),
      'System.ChangedDate': when(events.at(-1)?.at ?? created),
      ...Object.fromEntries(filled),
    },
    relations: now.parent === null ? [] : [parentLink(now.parent)],
  };
}

// ── below ──

const when = (at: number): string => new Date(at).toISOString();

function midnight(at: number): string {
  return `${new Date(at).toISOString().slice(0, 10)}T00:00:00Z`;
}

/** An item in no sprint stands in the project itself. */
const fieldsOf = ({
  type,
  state,
  points,
  hours,
  sprints,
}: PastFields): Record<string, string | number | null> => ({
  'System.WorkItemType': type,
  'System.State': state,
  'Microsoft.VSTS.Scheduling.StoryPoints': points,
  'Microsoft.VSTS.Scheduling.OriginalEstimate': hours,
  'System.IterationPath': sprints.length === 0 ? project : `${project}\\Sprint ${sprints.at(-1)}`,
});

const parentLink = (parent: number) => ({
  rel: 'System.LinkTypes.Hierarchy-Reverse',
  url: `https://dev.azure.com/${adoOrganisation}/_apis/wit/workItems/${parent}`,
});

const linkChange = (before: number | null, after: number | null): object =>
  before === after
    ? {}
    : {
        relations: {
          ...(before === null ? {} : { removed: [parentLink(before)] }),
          ...(after === null ? {} : { added: [parentLink(after)] }),
        },
      };

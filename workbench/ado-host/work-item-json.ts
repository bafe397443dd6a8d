import type { AdoOrganisation } from './organisation.ts';
import type { Item, Revision } from './revisions.ts';

/** A revision's fields as the host returns them: a field without a value is not in the answer. */
export function fieldsOf(organisation: AdoOrganisation, item: Item, revision: Revision = item): Fields {
  const project = organisation.project(revision.project);
  const effort = project?.process.effort?.field;
  const all: Fields = {
    'System.Id': item.id,
    'System.Rev': revision.rev,
    'System.TeamProject': project?.name,
    'System.AreaPath': revision.area ?? project?.name,
    'System.IterationPath': revision.iteration ?? project?.name,
    'System.WorkItemType': revision.type,
    'System.State': revision.state,
    'System.Title': revision.title,
    'System.Parent': revision.parent,
    'System.IsDeleted': revision.deletedAt !== null,
    'System.CreatedDate': isoOf(item.revisions[0]?.changedAt ?? revision.changedAt),
    'System.ChangedDate': isoOf(revision.changedAt),
    'System.ChangedBy': identity(organisation, revision.changedBy),
    'System.AssignedTo': identity(organisation, revision.assignee),
    'Microsoft.VSTS.Common.StateChangeDate': isoOf(revision.stateChangedAt),
    'Microsoft.VSTS.Scheduling.OriginalEstimate': revision.estimate,
    'Microsoft.VSTS.Scheduling.CompletedWork': revision.completed,
    'Microsoft.VSTS.Scheduling.RemainingWork': revision.remaining,
    ...(effort === undefined ? {} : { [effort]: revision.effort }),
    ...revision.fields,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined));
}

export type Fields = Readonly<Record<string, unknown>>;

/** @param wanted reference names; null = all fields */
export function workItemJson(
  organisation: AdoOrganisation,
  item: Item,
  wanted: readonly string[] | null,
  revision: Revision = item,
): object {
  const fields = fieldsOf(organisation, item, revision);
  return {
    id: item.id,
    rev: revision.rev,
    fields: wanted
      ? Object.fromEntries(Object.entries(fields).filter(([name]) => wanted.includes(name)))
      : fields,
    url: workItemUrl(organisation, item.id),
  };
}

export const workItemUrl = (organisation: AdoOrganisation, id: number): string =>
  `https://dev.azure.com/${organisation.name}/_apis/wit/workItems/${id}`;

/** @param person a user id, or the name of somebody who is not in the organisation; null = nobody */
export function identity(organisation: AdoOrganisation, person: string | null): object | null {
  if (person === null) return null;
  const found = organisation.users.find(({ id, name }) => id === person || name === person);
  return found
    ? { displayName: found.name, id: found.id, uniqueName: found.uniqueName }
    : { displayName: person, id: person, uniqueName: `${person}@example.com` };
}

/** Reference names that the organisation knows: every other one is refused with TF51535. */
export function knownFields(organisation: AdoOrganisation): ReadonlySet<string> {
  const names = [
    'System.Id',
    'System.Rev',
    'System.TeamProject',
    'System.AreaPath',
    'System.IterationPath',
    'System.WorkItemType',
    'System.State',
    'System.Title',
    'System.Parent',
    'System.CreatedDate',
    'System.ChangedDate',
    'System.ChangedBy',
    'System.IsDeleted',
    'System.AssignedTo',
    'Microsoft.VSTS.Common.StateChangeDate',
    'Microsoft.VSTS.Scheduling.OriginalEstimate',
    'Microsoft.VSTS.Scheduling.CompletedWork',
    'Microsoft.VSTS.Scheduling.RemainingWork',
    'Microsoft.VSTS.Scheduling.StoryPoints',
    'Microsoft.VSTS.Scheduling.Effort',
    'Microsoft.VSTS.Scheduling.Size',
  ];
  const own = organisation.projects.flatMap(({ process }) => process.effort?.field ?? []);
  const further = organisation.items().flatMap((item) => Object.keys(item.fields));
  return new Set([...names, ...own, ...further]);
}

export const isoOf = (at: number): string => new Date(at).toISOString();

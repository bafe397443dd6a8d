import type { AdoOrganisation, Item } from './organisation.ts';

/** A work item's fields as the host returns them: a field without a value is not in the answer. */
export function fieldsOf(organisation: AdoOrganisation, item: Item): Record<string, unknown> {
  const project = organisation.project(item.project);
  const effort = project?.process.effort?.field;
  const person = organisation.users.find(({ id, name }) => id === item.assignee || name === item.assignee);
  const all: Record<string, unknown> = {
    'System.Id': item.id,
    'System.Rev': item.rev,
    'System.TeamProject': project?.name,
    'System.AreaPath': project?.name,
    'System.WorkItemType': item.type,
    'System.State': item.state,
    'System.Title': item.title,
    'System.Parent': item.parent,
    'System.IsDeleted': item.deletedAt !== null,
    'System.ChangedDate': new Date(item.changedAt).toISOString(),
    'System.AssignedTo': person
      ? { displayName: person.name, id: person.id, uniqueName: person.uniqueName }
      : item.assignee === null
        ? null
        : { displayName: item.assignee, id: item.assignee, uniqueName: `${item.assignee}@example.com` },
    'Microsoft.VSTS.Scheduling.OriginalEstimate': item.estimate,
    'Microsoft.VSTS.Scheduling.CompletedWork': item.completed,
    'Microsoft.VSTS.Scheduling.RemainingWork': item.remaining,
    ...(effort === undefined ? {} : { [effort]: item.effort }),
    ...item.fields,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined));
}

/** @param wanted reference names; null = all fields */
export function workItemJson(
  organisation: AdoOrganisation,
  item: Item,
  wanted: readonly string[] | null,
): object {
  const fields = fieldsOf(organisation, item);
  return {
    id: item.id,
    rev: item.rev,
    fields: wanted
      ? Object.fromEntries(Object.entries(fields).filter(([name]) => wanted.includes(name)))
      : fields,
    url: `https://dev.azure.com/${organisation.name}/_apis/wit/workItems/${item.id}`,
  };
}

/** Reference names that the organisation knows: every other one is refused with TF51535. */
export function knownFields(organisation: AdoOrganisation): ReadonlySet<string> {
  const names = [
    'System.Id',
    'System.Rev',
    'System.TeamProject',
    'System.AreaPath',
    'System.WorkItemType',
    'System.State',
    'System.Title',
    'System.Parent',
    'System.ChangedDate',
    'System.IsDeleted',
    'System.AssignedTo',
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

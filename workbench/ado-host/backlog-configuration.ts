import type { BacklogData, ProjectData } from './organisation-data.ts';

/** A project's backlog configuration as the host returns it; Resolved is mapped to InProgress there, as it really is. */
export function backlogConfiguration(project: ProjectData): object {
  const { process } = project;
  const level = (backlog: BacklogData, rank: number, type: string, more: readonly string[] = []) => ({
    id: backlog.id,
    name: backlog.name,
    rank,
    type,
    isHidden: false,
    workItemTypes: [...backlog.types, ...more].map((name) => ({ name })),
    columnFields: [
      column('System.Title', 'Title'),
      ...(process.effort ? [column(process.effort.field, process.effort.name)] : []),
    ],
  });
  const bugs = (behave: string) => (process.bugs.behave === behave ? process.bugs.types : []);
  return {
    taskBacklog: level(process.task, 1, 'task', bugs('asTasks')),
    requirementBacklog: level(process.requirement, 2, 'requirement', bugs('asRequirements')),
    portfolioBacklogs: process.portfolio.map((backlog, index) =>
      level(backlog, 2 + process.portfolio.length - index, 'portfolio'),
    ),
    workItemTypeMappedStates: Object.entries(process.states).map(([workItemTypeName, states]) => ({
      workItemTypeName,
      states: Object.fromEntries(
        states
          .filter(({ category }) => category !== 'Removed')
          .map(({ name, category }) => [name, category === 'Resolved' ? 'InProgress' : category]),
      ),
    })),
    backlogFields: {
      typeFields: {
        Order: 'Microsoft.VSTS.Common.StackRank',
        RemainingWork: 'Microsoft.VSTS.Scheduling.RemainingWork',
        ...(process.effort ? { Effort: process.effort.field } : {}),
      },
    },
    bugsBehavior: process.bugs.behave,
    hiddenBacklogs: [],
  };
}

const column = (referenceName: string, name: string) => ({
  columnFieldReference: { referenceName, name },
  width: 100,
});

import type { AdoOrganisation } from '../ado-host/organisation.ts';
import type { Board, BoardAction } from './board.ts';

export function adoBoard(organisation: AdoOrganisation): Board {
  const states = organisation.projects.flatMap(({ process }) => Object.values(process.states).flat());
  return {
    host: 'ado',
    name: 'Azure DevOps',
    states: [...new Set(states.map(({ name }) => name))],
    projects: organisation.projects.map(({ id, name }) => ({ id, key: name, name })),
    items: organisation
      .items()
      .filter(({ deletedAt }) => deletedAt === null)
      .map((item) => ({
        id: String(item.id),
        key: String(item.id),
        type: item.type,
        title: item.title,
        epic: epicTypes(organisation, item.project).includes(item.type),
        parent: item.parent === null ? null : String(item.parent),
        state: item.state,
        points: item.effort,
        restricted: item.seenBy !== null,
      })),
  };
}

/** @throws RangeError where the host would refuse. */
export function actInAdo(organisation: AdoOrganisation, action: BoardAction): void {
  switch (action.do) {
    case 'move':
      return organisation.move(Number(action.id), action.state);
    case 'estimate':
      return organisation.estimate(Number(action.id), action.points);
    case 'add': {
      const parent = organisation.item(Number(action.parent));
      if (!parent) throw new RangeError(`There is no work item ${action.parent}.`);
      const type = organisation.project(parent.project)?.process.requirement.types[0] ?? 'User Story';
      organisation.create({
        project: parent.project,
        type,
        title: action.title,
        state: 'New',
        parent: parent.id,
      });
      return;
    }
    case 'delete':
      return organisation.remove(Number(action.id));
    default:
      return action satisfies never;
  }
}

// ── below ──

function epicTypes(organisation: AdoOrganisation, project: string): readonly string[] {
  const portfolio = organisation.project(project)?.process.portfolio ?? [];
  return portfolio.find(({ id }) => id === 'Microsoft.EpicCategory')?.types ?? [];
}

import type { AdoOrganisation } from '../ado-host/organisation.ts';
import type { IterationData, TeamData, WidgetData } from '../ado-host/organisation-data.ts';
import { nameOfPath } from '../ado-host/rest-team-settings.ts';
import type { Board, BoardAction, BoardSprint, BoardTeam } from './board.ts';

export function adoBoard(organisation: AdoOrganisation): Board {
  const states = organisation.projects.flatMap(({ process }) => Object.values(process.states).flat());
  return {
    host: 'ado',
    name: 'Azure DevOps',
    states: [...new Set(states.map(({ name }) => name))],
    projects: organisation.projects.map(({ id, name }) => ({ id, key: name, name })),
    teams: organisation.teams.map((team) => teamOf(organisation, team)),
    gadgets: organisation.dashboard.widgets().map(({ id, contribution, size, name, settings }) => ({
      id,
      module: contribution,
      columns: size.columnSpan,
      rows: size.rowSpan,
      configuration: { name, settings },
    })),
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
        sprint: item.iteration,
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
    case 'put':
      return organisation.plan(Number(action.id), action.sprint);
    case 'startSprint':
    case 'closeSprint':
    case 'reopenSprint':
      throw new RangeError('Azure DevOps has no such step: an iteration begins and ends with its dates.');
    case 'addGadget':
    case 'resizeGadget':
    case 'configureGadget':
    case 'removeGadget':
      return arrange(organisation.dashboard, action);
    default:
      return action satisfies never;
  }
}

// ── below ──

type Arranging = Extract<BoardAction, { readonly do: `${string}Gadget` }>;

function arrange(dashboard: AdoOrganisation['dashboard'], action: Arranging): void {
  switch (action.do) {
    case 'addGadget':
      dashboard.add(action.module, sizeOf(action), 'Sprint review of OKRs');
      return;
    case 'resizeGadget':
      return dashboard.resize(action.gadget, sizeOf(action));
    case 'configureGadget': {
      const kept = readConfiguration(action.configuration);
      if (!kept) throw new RangeError('This is no configuration of a widget.');
      return dashboard.configure(action.gadget, kept);
    }
    case 'removeGadget':
      return dashboard.remove(action.gadget);
    default:
      return action satisfies never;
  }
}

const sizeOf = ({ columns, rows }: { readonly columns: number; readonly rows: number }) => ({
  columnSpan: columns,
  rowSpan: rows,
});

function readConfiguration(given: unknown): Pick<WidgetData, 'name' | 'settings'> | null {
  const { name, settings } = (given ?? {}) as {
    name?: unknown;
    settings?: { data?: unknown; version?: unknown };
  };
  if (typeof name !== 'string' || typeof settings?.data !== 'string') return null;
  const { data, version } = settings;
  return {
    name,
    settings: { data, ...(typeof version === 'object' && version !== null ? { version } : {}) },
  };
}

function teamOf(organisation: AdoOrganisation, { id, name, project, iterations = [] }: TeamData): BoardTeam {
  const chosen = iterations.flatMap((one) => organisation.iterations.find((other) => other.id === one) ?? []);
  const today = new Date(organisation.now()).toISOString().slice(0, 10);
  return {
    id,
    name,
    project,
    sprints:
      chosen.length === 0
        ? null
        : chosen.map((one) => ({
            id: one.path,
            name: nameOfPath(one.path),
            state: stateOf(one, today),
            start: one.start === null ? null : Date.parse(one.start),
            end: one.finish === null ? null : Date.parse(one.finish),
          })),
  };
}

function stateOf({ start, finish }: IterationData, today: string): BoardSprint['state'] {
  if (finish !== null && finish < today) return 'closed';
  return start !== null && start <= today ? 'active' : 'future';
}

function epicTypes(organisation: AdoOrganisation, project: string): readonly string[] {
  const portfolio = organisation.project(project)?.process.portfolio ?? [];
  return portfolio.find(({ id }) => id === 'Microsoft.EpicCategory')?.types ?? [];
}

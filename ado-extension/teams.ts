import type { ProjectId, TeamId } from '@throughline/core/model/ids.ts';
import type { Sprint } from '@throughline/core/model/sprint.ts';
import { WorkFault } from '@throughline/core/port/work-items.ts';
import { readAdoIteration } from '@throughline/core/tracker/ado-iteration.ts';
import { list, record, text } from '@throughline/core/tracker/json.ts';
import { allPages, listIn } from './pages.ts';
import { remembered } from './remembered.ts';
import { absent, type Transport } from './transport.ts';
import { quoted } from './quoted.ts';

export interface TeamsOptions {
  readonly send: Transport;
  readonly organisation: string;
}

/** A team without what its settings say. */
export interface NamedTeam {
  readonly id: TeamId;
  readonly name: string;
  readonly project: ProjectId;
}

/** Teams and their settings, as the reader may see them. All throw a WorkFault when the host does not answer. */
export interface Teams {
  /** Of a project, or of all; a project that is not shown has none. Asked once a page load. */
  of(project: ProjectId | null): Promise<readonly NamedTeam[]>;
  /** null = it is not there, or not shown. */
  named(team: TeamId): Promise<NamedTeam | null>;
  /** What a team has chosen to work by, in the host's order. */
  iterations(team: TeamId): Promise<readonly Sprint[]>;
  /** One of them by the host's own id; null = it is none of theirs, or not shown. */
  iteration(team: TeamId, id: string): Promise<Sprint | null>;
  /** Conditions of a query: what is on a team's boards. */
  onBoards(team: TeamId): Promise<string>;
}

export function adoTeams({ send, organisation }: TeamsOptions): Teams {
  const known = remembered(async (project) => {
    const path = project === '' ? ['_apis', 'teams'] : ['_apis', 'projects', project, 'teams'];
    // The list over all projects was never released: its version is a preview's.
    const version = project === '' ? { version: '7.1-preview.3' } : {};
    return (await allPages(send, { path, ...version }).catch(absent)) ?? [];
  });
  return {
    of: async (project) => (await known(project ?? '')).flatMap((one) => readTeam(one) ?? []),
    named: async (id) => {
      const [project, team] = partsOf(id) ?? [];
      if (!project || !team) return null;
      return readTeam(await send({ path: ['_apis', 'projects', project, 'teams', team] }).catch(absent));
    },
    iterations: async (team) =>
      listIn(await settings(team, 'iterations')).flatMap((one) => readAdoIteration(one, organisation) ?? []),
    iteration: async (team, id) =>
      readAdoIteration(await settings(team, 'iterations', id).catch(absent), organisation),
    onBoards: async (team) => conditionOf(await settings(team, 'teamfieldvalues')),
  };

  async function settings(id: TeamId, ...what: readonly string[]): Promise<unknown> {
    const parts = partsOf(id);
    if (!parts) throw new WorkFault('This is no team of Azure DevOps.');
    return send({ path: [...parts, '_apis', 'work', 'teamsettings', ...what] });
  }
}

// ── below ──

/** `<project id>/<team id>` */
function partsOf(id: TeamId): readonly [project: string, team: string] | null {
  const [project, team, more] = id.split('/');
  return project && team && more === undefined ? [project, team] : null;
}

function readTeam(json: unknown): NamedTeam | null {
  const team = record(json);
  const [id, name, project] = [text(team?.['id']), text(team?.['name']), text(team?.['projectId'])];
  return id && name && project
    ? { id: `${project}/${id}` as TeamId, name, project: project as ProjectId }
    : null;
}

/** Nearly always areas; a server may have teams by a field of its own. A team with none has empty boards. */
function conditionOf(reply: unknown): string {
  const held = record(reply);
  const field = text(record(held?.['field'])?.['referenceName']) ?? '';
  const values = held?.['values'];
  if (!/^[\w.]+$/.test(field) || !Array.isArray(values)) {
    throw new WorkFault('Azure DevOps did not say which work is on the boards of this team.');
  }
  const conditions = list(values).flatMap((one) => {
    const value = text(record(one)?.['value']);
    const under = field === 'System.AreaPath' && record(one)?.['includeChildren'] === true;
    return value ? [`[${field}] ${under ? 'UNDER' : '='} ${quoted(value)}`] : [];
  });
  return conditions.length === 0 ? '[System.Id] < 0' : `(${conditions.join(' OR ')})`;
}

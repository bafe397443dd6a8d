import type { Instant } from '@throughline/core/model/day.ts';
import { itemId, readSprintId, type SprintId, type TeamId } from '@throughline/core/model/ids.ts';
import type { Sprint, Team } from '@throughline/core/model/sprint.ts';
import type { Sprints } from '@throughline/core/port/sprints.ts';
import type { ItemPage } from '@throughline/core/port/work-items.ts';
import { readAdoIteration, stateOfDates } from '@throughline/core/tracker/ado-iteration.ts';
import { readHistories } from './histories.ts';
import { fewAtOnce } from './patience.ts';
import { batchSize, itemReader, localIds, type ItemReaderOptions } from './read-items.ts';
import { remembered } from './remembered.ts';
import { adoTeams, type NamedTeam, type TeamsOptions } from './teams.ts';
import { absent } from './transport.ts';
import { quoted } from './quoted.ts';
import { wiqlAll, wiqlPage } from './wiql.ts';

export interface SprintsOptions extends ItemReaderOptions, TeamsOptions {
  readonly now: () => Instant;
}

/** Teams and iterations of Azure DevOps, read as the person who looks; `app` and `user` are the same here. */
export function adoSprints(options: SprintsOptions, reader = itemReader(options)): Sprints {
  const { send, organisation, now } = options;
  const teams = adoTeams(options);
  const works = remembered(async (team) => (await teams.iterations(team as TeamId)).length > 0);

  return {
    source: 'revisions',
    async teams({ project, text }, limit) {
      const words = text?.toLowerCase() ?? '';
      const fitting = (await teams.of(project))
        .filter(({ name }) => name.toLowerCase().includes(words))
        .sort((a, b) => a.name.localeCompare(b.name));
      return {
        teams: await fewAtOnce(fitting.slice(0, limit), withSprints),
        more: fitting.length > limit,
      };
    },
    async team(id) {
      const named = await teams.named(id);
      return named && withSprints(named);
    },
    sprintsOf: async (team) => inOrder(await teams.iterations(team)),
    async sprint(id, team) {
      const own = team === null ? [] : ((await teams.iterations(team).catch(absent)) ?? []);
      return own.find((one) => one.id === id) ?? nodeOfTree(id);
    },
    async itemsIn(sprint, cursor, _as, team = null) {
      const where = await inSprint(sprint, team);
      return where === null ? { items: [], next: null } : pageOf(where, cursor);
    },
    async wereIn(sprint, at, _as, team = null) {
      const where = await inSprint(sprint, team);
      if (where === null) return [];
      const { ids } = await wiqlAll(send, { project: null, where, asOf: at < now() ? at : null });
      return ids.map((id) => itemId('ado', organisation, id));
    },
    async itemsOf(team, since, cursor) {
      const from = new Date(since).toISOString();
      return pageOf(`${await teams.onBoards(team)} AND [System.ChangedDate] > '${from}'`, cursor);
    },
    historiesOf: async (ids, since) =>
      readHistories({ send, reader }, localIds(ids, organisation), Math.min(since, now())),
  };

  async function withSprints({ id, name, project }: NamedTeam): Promise<Team> {
    return { id, name, projects: [project], sprints: await works(id) };
  }

  /** One that the team no longer works by, or that no team is known of. */
  async function nodeOfTree(id: SprintId): Promise<Sprint | null> {
    const [project, ...below] = pathOf(id)?.split('\\') ?? [];
    if (!project) return null;
    const path = [project, '_apis', 'wit', 'classificationnodes', 'iterations', ...below];
    const node = readAdoIteration(await send({ path }).catch(absent), organisation);
    return node && { ...node, state: stateOfDates(node, now()) ?? node.state };
  }

  /** Conditions of a query; null = nothing can be in it. */
  async function inSprint(sprint: SprintId, team: TeamId | null): Promise<string | null> {
    const path = pathOf(sprint);
    if (path === null) return null;
    const boards = team === null ? '' : ` AND ${await teams.onBoards(team)}`;
    return `[System.IterationPath] = ${quoted(path)}${boards}`;
  }

  async function pageOf(where: string, cursor: string | null): Promise<ItemPage> {
    const after = Number(cursor ?? 0);
    const { ids } = await wiqlPage(send, { project: null, where, after, top: batchSize });
    const read = await reader.read(ids, ['System.IterationPath']);
    return {
      items: read.map(({ item }) => item),
      next: ids.length === batchSize ? String(ids.at(-1)) : null,
    };
  }

  function pathOf(sprint: SprintId): string | null {
    const known = readSprintId(sprint);
    return known?.host === 'ado' && known.site === organisation ? known.local : null;
  }
}

// ── below ──

/** The most sprints that are over. */
const mostOver = 50;

function inOrder(sprints: readonly Sprint[]): readonly Sprint[] {
  const of = (state: Sprint['state']): Sprint[] =>
    sprints
      .filter((one) => one.state === state)
      .sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || (a.name < b.name ? -1 : 1));
  return [...of('active'), ...of('closed').toReversed().slice(0, mostOver), ...of('future')];
}

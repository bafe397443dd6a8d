import type { TeamId } from '../../model/ids.ts';
import type { Sprint, Team } from '../../model/sprint.ts';
import type { Sprints } from '../sprints.ts';
import type { ItemPage } from '../work-items.ts';
import type { MemoryTracker } from './work-items.ts';

export interface MemorySprintsOptions {
  readonly teams?: readonly Team[];
  readonly sprints?: readonly (Sprint & { readonly team: TeamId })[];
  /** Items of a page. */
  readonly pageSize?: number;
  /** The host can say who was in a sprint at an instant (Azure DevOps). */
  readonly knowsWho?: boolean;
}

/** Teams and sprints over a tracker in memory, whose items say in which sprints they are. */
export function memorySprints(
  tracker: MemoryTracker,
  { teams = [], sprints = [], pageSize = 100, knowsWho = false }: MemorySprintsOptions = {},
): Sprints {
  const paged = (found: readonly string[], cursor: string | null) => {
    const start = Number(cursor ?? 0);
    const next = start + pageSize < found.length ? String(start + pageSize) : null;
    return { ids: new Set(found.slice(start, start + pageSize)), next };
  };
  const pageOf = (ids: readonly string[], cursor: string | null): ItemPage => {
    const page = paged(ids, cursor);
    return { items: tracker.all().filter(({ id }) => page.ids.has(id)), next: page.next };
  };
  const isOver = ({ state }: Sprint) => state === 'closed';
  const byStart = (a: Sprint, b: Sprint) => (a.start ?? Infinity) - (b.start ?? Infinity);
  /** A tracker that is broken tells nothing of these either. */
  const answering = () => tracker.read([], 'app');
  return {
    source: knowsWho ? 'revisions' : 'changelogs',
    teams: async ({ project, text }, limit) => {
      await answering();
      const fitting = teams
        .filter(({ projects }) => project === null || projects.includes(project))
        .filter(({ name }) => text === null || name.toLowerCase().includes(text.toLowerCase()))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      return { teams: fitting.slice(0, limit), more: fitting.length > limit };
    },
    team: async (id) => {
      await answering();
      return teams.find((team) => team.id === id) ?? null;
    },
    sprintsOf: async (team) => {
      await answering();
      const own = sprints.filter((sprint) => sprint.team === team).sort(byStart);
      return [
        ...own.filter(({ state }) => state === 'active'),
        ...own.filter(isOver).toReversed().slice(0, 50),
        ...own.filter(({ state }) => state === 'future'),
      ].map(withoutTeam);
    },
    sprint: async (id) => {
      await answering();
      return sprints.filter((sprint) => sprint.id === id).map(withoutTeam)[0] ?? null;
    },
    itemsIn: async (sprint, cursor, as) => {
      await answering();
      const inIt = tracker
        .all()
        .filter((item) => item.sprints?.includes(sprint) && tracker.mayRead(item.id, as));
      return pageOf(
        inIt.map(({ id }) => id),
        cursor,
      );
    },
    wereIn: async (sprint, at, as) => {
      await answering();
      return knowsWho
        ? tracker.histories().flatMap(({ item, created, deleted, changes }) => {
            const back = changes.filter((change) => change.at > at).toReversed();
            const then = back.reduce((now, { before }) => ({ ...now, ...before }), item);
            const wasThere = (created ?? 0) <= at && (deleted === null || deleted > at);
            return wasThere && then.sprints?.includes(sprint) && tracker.mayRead(item.id, as)
              ? [item.id]
              : [];
          })
        : null;
    },
    itemsOf: async (team, since, cursor, as) => {
      await answering();
      const projects = teams.find(({ id }) => id === team)?.projects ?? [];
      const moved = tracker
        .all()
        .filter(
          ({ id, project, revision }) =>
            projects.includes(project) && revision > since && tracker.mayRead(id, as),
        );
      return pageOf(
        moved.map(({ id }) => id),
        cursor,
      );
    },
    historiesOf: async (ids, since, as) => {
      await answering();
      const asked = new Set(ids);
      const histories = tracker
        .histories()
        .filter(({ item, deleted }) => asked.has(item.id) && deleted === null && tracker.mayRead(item.id, as))
        .map((past) => ({ ...past, changes: past.changes.filter(({ at }) => at > since) }));
      return { histories, cut: [] };
    },
  };
}

// ── below ──

function withoutTeam(sprint: Sprint & { readonly team: TeamId }): Sprint {
  const { team: _, ...rest } = sprint;
  return rest;
}

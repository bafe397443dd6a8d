import type { ProjectId, UserId } from '@throughline/core/model/ids.ts';
import type { People } from '@throughline/core/port/host.ts';
import { record, text } from '@throughline/core/tracker/json.ts';
import { allPages } from './pages.ts';
import { remembered } from './remembered.ts';
import type { Transport } from './transport.ts';

/** The most teams of one project that are asked for their members: each is a request of its own. */
const mostTeams = 20;

/**
 * The people of a project are the members of its teams: what `vso.project` shows (docs/decisions/ado-rights.md). Asked
 * once a page load for each project; names of others are not known here.
 */
export function adoPeople(send: Transport): People {
  const membersOf = remembered((project) => readMembers(send, project));
  const known = new Map<UserId, string>();
  return {
    async find(words, projects) {
      const found = await Promise.all(projects.map((project: ProjectId) => membersOf(project)));
      for (const { id, name } of found.flat()) known.set(id, name);
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      return [...known]
        .filter(([, name]) => wanted.every((word) => name.toLowerCase().includes(word)))
        .map(([id, name]) => ({ id, name }))
        .sort((a, b) => a.name.localeCompare(b.name));
    },
    names: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const name = known.get(id);
          return name === undefined ? [] : [[id, name] as const];
        }),
      ),
  };
}

// ── below ──

async function readMembers(
  send: Transport,
  project: string,
): Promise<readonly { readonly id: UserId; readonly name: string }[]> {
  const teams = await allPages(send, { path: ['_apis', 'projects', project, 'teams'] });
  const members = await Promise.all(
    teams.slice(0, mostTeams).flatMap((one) => {
      const team = text(record(one)?.['id']);
      return team ? [allPages(send, { path: ['_apis', 'projects', project, 'teams', team, 'members'] })] : [];
    }),
  );
  return members.flat().flatMap((one) => {
    const identity = record(record(one)?.['identity']);
    const [id, name] = [text(identity?.['id']), text(identity?.['displayName'])];
    // A group among the members is nobody who could own anything.
    return id && name && identity?.['isContainer'] !== true ? [{ id: id as UserId, name }] : [];
  });
}

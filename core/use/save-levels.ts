import { emptyDirectory } from '../change/directory.ts';
import type { Level } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { DIRECTORY } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { HierarchyView } from '../view/hierarchy.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { HierarchyPlace } from './hierarchy-client.ts';
import { openHierarchy } from './open-hierarchy.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';

interface LevelSetting {
  readonly level: Level;
  /** null or blank = the dictionary's. */
  readonly name: string | null;
  readonly used: boolean;
}

const all: readonly Level[] = ['organisation', 'team', 'individual'];
/** Signs of a name: it stands in a narrow column. */
const LONGEST = 60;

/** The site's own names of the levels, and which are offered; by who administers the site. What is not named stays. */
export async function saveLevels(
  host: Host,
  place: HierarchyPlace,
  { levels }: { readonly levels: readonly LevelSetting[] },
): Promise<Answer<HierarchyView>> {
  const saved = await withstand(
    NOTHING_CHANGED,
    async () => {
      const projects = place.project === null ? [] : [place.project];
      const rights = await host.rights({ item: null, projects });
      if (!rights.organisation) {
        return bad('forbidden', said`Only who administers the site may name its levels. ${NOTHING_CHANGED}`);
      }
      const wrong = whatIsWrong(levels);
      return wrong ?? write(host, levels);
    },
    RELOAD,
  );
  return saved.ok ? openHierarchy(host, place, { cycle: null }) : saved;
}

// ── below ──

function whatIsWrong(levels: readonly LevelSetting[]): Answer<never> | null {
  if (levels.some(({ level }) => !all.includes(level))) {
    return bad('bad-input', said`There are three levels: organisation, team, individual. ${NOTHING_CHANGED}`);
  }
  const long = levels.filter(({ name }) => (name?.trim().length ?? 0) > LONGEST);
  return long.length === 0
    ? null
    : bad('bad-input', said`A level's name has at most ${LONGEST} characters. ${NOTHING_CHANGED}`, {
        fields: long.map(({ level }) => ({ field: level, message: said`At most ${LONGEST} characters.` })),
      });
}

const write = (host: Host, levels: readonly LevelSetting[]): Promise<Answer<null>> =>
  transact<null>(host.store, async (desk) => {
    await desk.read([{ kind: 'directory', id: DIRECTORY }]);
    const before = desk.get('directory', DIRECTORY) ?? emptyDirectory;
    const after = { ...before.levels };
    for (const { level, name, used } of levels) after[level] = { name: name?.trim() || null, used };
    if (all.every((level) => after[level]?.used === false)) {
      return bad('bad-input', said`At least one level must be in use. ${NOTHING_CHANGED}`);
    }
    desk.put('directory', DIRECTORY, { ...before, levels: after });
    return good(null);
  });

import { dayOf } from '@throughline/core/model/day.ts';
import { didYouMean } from '@throughline/core/plan-file/did-you-mean.ts';
import type { KnownSprint } from '../work-file/sprint-shelf.ts';
import { localId } from './catalog.ts';

export type ChosenSprint =
  { readonly ok: true; readonly sprint: KnownSprint } | { readonly ok: false; readonly problem: string };

/**
 * The sprint that `--sprint` names: by its id, by what its host calls it (`7`, `Support\Sprint 4`), or by its name, capitals
 * aside. Two of one name are told apart by `--board` or by their ids.
 * @param catalog the latest first
 */
export function chooseSprint(
  asked: string,
  board: string | null,
  catalog: readonly KnownSprint[],
  timeZone: string,
): ChosenSprint {
  const list = (some: readonly KnownSprint[]) => listed(some, timeZone);
  if (catalog.length === 0) return { ok: false, problem: noSprints };
  const fitting = matching(asked, catalog);
  const found = board === null ? fitting : fitting.filter((known) => known.board === board);
  const [first] = found;
  if (found.length === 1 && first) return { ok: true, sprint: first };
  if (first) {
    const example = localId(first.sprint.id);
    return {
      ok: false,
      problem: `Several sprints are called "${asked}". Choose one by its id, as --sprint "${example}":\n${list(found)}`,
    };
  }
  if (fitting.length > 0) {
    return {
      ok: false,
      problem: `No sprint "${asked}" is of board ${board}. It is one of these:\n${list(fitting)}`,
    };
  }
  const near = didYouMean(asked, new Set(catalog.map(({ sprint }) => sprint.name)));
  const hint = near === null ? '' : ` Did you mean "${near}"?`;
  return {
    ok: false,
    problem: `The files know no sprint "${asked}".${hint} These are there, the latest first:\n${list(catalog)}`,
  };
}

// ── below ──

const noSprints =
  'The files tell of no sprints. Export issues by REST with their sprint field (*all or *navigable fields) and changelog, ' +
  'work items with System.IterationPath. A team without sprints is reviewed by days: --review --from DAY --to DAY.';

/** What fits in the best way; several where that is not one. */
function matching(asked: string, catalog: readonly KnownSprint[]): readonly KnownSprint[] {
  const wanted = asked.trim();
  // An iteration's path is written with either slash, and with one in front where the host does so.
  const path = wanted.replaceAll('/', '\\').replace(/^\\+/, '');
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const ways: readonly ((known: KnownSprint) => boolean)[] = [
    ({ sprint }) => sprint.id === wanted,
    ({ sprint }) => sprint.name === wanted || localId(sprint.id) === wanted,
    ({ sprint }) => same(sprint.name, wanted) || same(localId(sprint.id), path),
  ];
  for (const way of ways) {
    const found = catalog.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

const MOST_LISTED = 20;

/** One a line: id, name, days, board. */
function listed(some: readonly KnownSprint[], timeZone: string): string {
  const lines = some.slice(0, MOST_LISTED).map(({ sprint, board }) => {
    const { id, name, start, end, completed } = sprint;
    const [first, last] = [start, completed ?? end].map((at) => (at === null ? null : dayOf(at, timeZone)));
    const days = first ? `${first} to ${last ?? '…'}` : 'no dates';
    const own = localId(id) === name ? '' : `  ${name}`;
    return `  ${localId(id)}${own}, ${days}, ${sprint.state}${board === null ? '' : `, board ${board}`}`;
  });
  const more = some.length - lines.length;
  return [...lines, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n');
}

import { emptyDirectory } from '../change/directory.ts';
import { daysBetween, readDay } from '../model/day.ts';
import type { Cycle } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import { DIRECTORY } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { HierarchyView } from '../view/hierarchy.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import { copyCycle } from './copy-cycle.ts';
import type { CopiedCycle } from './copy-cycle.ts';
import { openDesk } from './desk.ts';
import { getGoing } from './get-going.ts';
import type { CycleRequest, HierarchyPlace } from './hierarchy-client.ts';
import { listedShards } from './listed-shards.ts';
import { openHierarchy } from './open-hierarchy.ts';
import { refuse } from './save-answers.ts';
import { mayMakeCycles } from './okr-rights.ts';
import { transact } from './transact.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';

/**
 * Makes a cycle, by who administers the site or the page's project. What is open in an earlier cycle may go on in it
 * (R36); then the cycle may be there already, with the same days.
 */
export async function makeCycle(
  host: Host,
  place: HierarchyPlace,
  request: CycleRequest,
): Promise<Answer<HierarchyView>> {
  const cycle: Cycle = { id: request.id.trim(), start: request.start, end: request.end };
  const made = await withstand(
    NOTHING_CHANGED,
    () => writeCycle(host, place, cycle, request.copyFrom),
    RELOAD,
  );
  if (!made.ok) return made;
  const { copyFrom } = request;
  const copied =
    copyFrom === null
      ? null
      : await withstand(HALF_WAY, () => copyInto(host, place, { from: copyFrom, to: cycle }));
  if (copied && !copied.ok) return copied;
  if (copied) await getGoing(host, copied.value.started);
  const opened = await openHierarchy(host, place, { cycle: cycle.id });
  return opened.ok && copied?.value.objectives === 0
    ? good({ ...opened.value, notices: [...(opened.value.notices ?? []), NOTHING_COPIED] })
    : opened;
}

// ── below ──

const none = () => [];

const HALF_WAY = said`The cycle is there, and what was copied so far is whole; copying again brings the rest.`;
const NOTHING_COPIED = said`Nothing was copied: all there is was achieved, closed or copied before, or you may not edit it.`;

async function writeCycle(
  host: Host,
  { project }: HierarchyPlace,
  cycle: Cycle,
  copyFrom: string | null,
): Promise<Answer<null>> {
  const rights = await host.rights({ item: null, projects: project === null ? [] : [project] });
  if (!mayMakeCycles(rights, project)) {
    return bad(
      'forbidden',
      said`Only who administers the site or the project may make a cycle. ${NOTHING_CHANGED}`,
    );
  }
  const problems = whatIsWrong(cycle, copyFrom);
  if (problems.length > 0) return refuse(problems);
  // Shards of before there was a directory are listed first, or their cycles would not be known.
  await listedShards(host, openDesk(host.store), project, none);
  return transact<null>(host.store, async (desk) => {
    await desk.read([{ kind: 'directory', id: DIRECTORY }]);
    const directory = desk.get('directory', DIRECTORY) ?? emptyDirectory;
    if (copyFrom !== null && !directory.cycles.some(({ id }) => id === copyFrom)) {
      return refuse([{ field: 'copyFrom', message: said`There is no cycle "${copyFrom}".` }]);
    }
    const known = directory.cycles.find(({ id }) => id === cycle.id);
    if (known && (known.start !== cycle.start || known.end !== cycle.end)) {
      const message = said`There is a cycle "${cycle.id}" already, from ${known.start} to ${known.end}. Choose another name, or its days.`;
      return refuse([{ field: 'id', message }]);
    }
    if (known && copyFrom === null) {
      return refuse([{ field: 'id', message: said`There is a cycle "${cycle.id}" already.` }]);
    }
    if (known) return good(null);
    const cycles = [...directory.cycles, cycle].sort((a, b) => (a.id < b.id ? -1 : 1));
    desk.put('directory', DIRECTORY, { ...directory, cycles });
    return good(null);
  });
}

const LONGEST = 60;
const MOST_DAYS = 3 * 366;

function whatIsWrong(
  { id, start, end }: Cycle,
  copyFrom: string | null,
): { readonly field: string; readonly message: Said }[] {
  const problems: { field: string; message: Said }[] = [];
  const say = (field: string, message: Said) => problems.push({ field, message });
  if (id === '') say('id', said`Give the cycle a name, like 2026-Q4.`);
  else if (id.length > LONGEST || /\p{Cc}/u.test(id)) {
    say('id', said`A name has at most ${LONGEST} characters, on one line.`);
  }
  const days = { start: readDay(start), end: readDay(end) };
  if (!days.start) say('start', said`Choose the first day.`);
  if (!days.end) say('end', said`Choose the last day.`);
  if (days.start && days.end) {
    if (days.end < days.start) say('end', said`It ends before it starts.`);
    else if (daysBetween(days.start, days.end) > MOST_DAYS)
      say('end', said`A cycle has at most three years.`);
  }
  if (copyFrom !== null && copyFrom === id) say('copyFrom', said`Copy from another cycle.`);
  return problems;
}

async function copyInto(
  host: Host,
  { project }: HierarchyPlace,
  cycles: { readonly from: string; readonly to: Cycle },
): Promise<Answer<CopiedCycle>> {
  const directory = await listedShards(host, openDesk(host.store), project, none);
  return copyCycle(host, directory, project, cycles);
}

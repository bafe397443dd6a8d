import type { ProjectId } from '../model/ids.ts';
import type { Level } from '../model/plan.ts';
import type { Rights } from '../port/host.ts';
import type { NodeRight } from '../view/hierarchy.ts';

/**
 * What a person may do with an objective and its key results: who may browse the project sees them, who may edit its
 * work items writes, links and checks in, who administers it closes and deletes. Those of the organisation's level are
 * written by administrators of the site alone.
 */
export function rightOn(
  { see, edit, administer, organisation }: Pick<Rights, 'see' | 'edit' | 'administer' | 'organisation'>,
  project: ProjectId,
  level: Level,
): NodeRight {
  if (!see.has(project)) return 'none';
  if (level === 'organisation') return organisation ? 'administer' : 'see';
  if (administer.has(project)) return 'administer';
  return edit.has(project) ? 'edit' : 'see';
}

/**
 * Who may make a cycle: administrators of the site, or of the project on whose page it is made.
 * @param project null = the page of all projects
 */
export const mayMakeCycles = (
  { administer, organisation }: Pick<Rights, 'administer' | 'organisation'>,
  project: ProjectId | null,
): boolean => organisation || (project !== null && administer.has(project));

const order: readonly NodeRight[] = ['none', 'see', 'edit', 'administer'];

/** Does one right include another? */
export const includes = (has: NodeRight, needed: NodeRight): boolean =>
  order.indexOf(has) >= order.indexOf(needed);

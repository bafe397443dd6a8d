import { said, type Said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import type { NodeRight } from '../view/hierarchy.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { findNode } from './find-node.ts';
import type { FoundNode } from './find-node.ts';
import type { NodeSpot } from './hierarchy-client.ts';
import { includes, rightOn } from './okr-rights.ts';
import { projectOf } from './shard-reading.ts';
import { NOTHING_CHANGED } from './withstand.ts';

/** What may be asked for, and what a person who may not is told. */
const told: Readonly<Record<Exclude<NodeRight, 'none'>, { readonly own: Said; readonly site: Said }>> = {
  see: { own: said`You may not see this.`, site: said`You may not see this.` },
  edit: {
    own: said`You may not edit the objectives of this project.`,
    site: said`Objectives of the organisation are written by administrators of the site.`,
  },
  administer: {
    own: said`Only who administers the project may do this.`,
    site: said`Only administrators of the site may do this to objectives of the organisation.`,
  },
};

/** An objective or key result that the caller may do this to. Asked of the host each time, never of the page. */
export async function permitNode(
  host: Host,
  desk: Desk,
  { id, shard }: NodeSpot,
  needed: Exclude<NodeRight, 'none'>,
): Promise<Answer<FoundNode>> {
  const found = await findNode(desk, id, [shard]);
  if (!found) return bad('not-found', said`This is not there any more. ${NOTHING_CHANGED}`);
  const { objective, document } = found;
  const project = projectOf(objective, document);
  const right = rightOn(await host.rights({ item: null, projects: [project] }), project, objective.level);
  if (includes(right, needed)) return good(found);
  const why = right === 'none' ? told.see : told[needed];
  const sentence = objective.level === 'organisation' ? why.site : why.own;
  return bad('forbidden', said`${sentence} ${NOTHING_CHANGED}`);
}

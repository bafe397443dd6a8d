import { countedKeyResult, standingOf } from '../change/counted-work.ts';
import { dayOf } from '../model/day.ts';
import type { ItemDocument, ProjectDocument } from '../port/documents.ts';
import type { Host, Rights } from '../port/host.ts';
import type { EpicPanelView, FullPanelView } from '../view/epic-panel.ts';
import { fullPanelView, lineView } from '../view/epic-panel-view.ts';
import type { Served } from '../view/epic-panel-view.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { levelOf } from './item-level.ts';
import { needsPoints, pointsFieldQuestion } from './points-field.ts';
import { refreshChanged } from './refresh-changed.ts';
import { projectsOf, readShards, valuedShards } from './shard-reading.ts';
import { withstand } from './withstand.ts';

/**
 * What stands beside a work item. Two reads of the store and one question of rights, whatever the number of linked
 * issues; no search (F10). Where no event comes by itself, what changed since the last look is read first; if that
 * fails, the last good numbers are shown and marked.
 */
export async function openEpicPanel(host: Host, place: PanelPlace): Promise<Answer<EpicPanelView>> {
  return withstand('Nothing was changed.', async () => {
    const desk = openDesk(host.store);
    await desk.read([
      { kind: 'item', id: place.item },
      { kind: 'project', id: place.project },
    ]);
    const project = desk.get('project', place.project);
    const level = await levelOf(host, place, project);
    if (!level) return bad('not-found', 'This work item does not exist, or you may not see it.');
    const item = desk.get('item', place.item);
    const named = [...new Set([...(item?.links ?? []), ...(item?.entries ?? [])].map(({ shard }) => shard))];
    if (level === 'other' && named.length === 0) return good({ kind: 'nothing' });

    const fresh = named.length === 0 || !host.capabilities.changes || (await refreshChanged(host, named)).ok;
    await readShards(desk, named);
    const projects = [...new Set([place.project, ...projectsOf(desk, named)])];
    const rights = await host.rights({ item: place.item, projects });
    if (!rights.seeItem) return bad('forbidden', 'You may not see this work item.');
    const shards = valuedShards(host, desk, named, rights, !fresh);
    const served = item ? servedBy(desk, item) : [];
    if (level === 'other') return good(lineView(shards, served, host.now()));
    const has = (project?.shards.length ?? 0) + (project?.guests.length ?? 0) > 0;
    return good(fullPanelView(await about(host, place, desk, project, rights, named), shards, served, has));
  });
}

/** Links of its own, and what it counts in by a container above it. */
function servedBy(desk: Desk, item: ItemDocument): readonly Served[] {
  const linked = item.links.map((link): Served => ({ keyResult: link.keyResult, shard: link.shard, link }));
  const inherited = item.entries
    .filter((entry) => {
      const keyResult = countedKeyResult(desk, entry.shard, entry.keyResult);
      return keyResult !== null && standingOf(entry, keyResult) !== null;
    })
    .map(({ keyResult, shard }): Served => ({ keyResult, shard, link: null }));
  // A link is said last, so that it wins over the entry that it made.
  return [...new Map([...inherited, ...linked].map((one) => [one.keyResult, one])).values()];
}

async function about(
  host: Host,
  { item, project: id }: PanelPlace,
  desk: Desk,
  project: ProjectDocument | null,
  rights: Rights,
  named: readonly string[],
): Promise<Pick<FullPanelView, 'item' | 'now' | 'today' | 'may' | 'pointsFieldQuestion'>> {
  const now = host.now();
  const [first] = named.flatMap((shard) => desk.get('shard', shard) ?? []);
  const administer = rights.administer.has(id);
  const counts = named.some((shard) => desk.get('shard', shard)?.keyResults.some(needsPoints));
  return {
    item,
    now,
    today: dayOf(now, first?.policy.timeZone ?? 'UTC'),
    may: { link: rights.editItem, administer },
    pointsFieldQuestion: administer && counts ? await pointsFieldQuestion(host, project, id) : null,
  };
}

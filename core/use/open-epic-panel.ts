import { namedShards } from '../change/named-shards.ts';
import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import { openDesk } from './desk.ts';
import { levelOf } from './item-level.ts';
import { NOTHING_CHANGED, withstand } from './withstand.ts';

/**
 * What stands beside a work item. Two reads of the store and one question of rights, whatever the number of linked
 * issues; no search (F10). Where no event comes by itself, what changed since the last look is read first; if that
 * fails, the last good numbers are shown and marked.
 */
export async function openEpicPanel(host: Host, place: PanelPlace): Promise<Answer<EpicPanelView>> {
  return withstand(NOTHING_CHANGED, async () => {
    const desk = openDesk(host.store);
    await desk.read([
      { kind: 'item', id: place.item },
      { kind: 'project', id: place.project },
    ]);
    const level = await levelOf(host, place, desk.get('project', place.project));
    if (!level) return bad('not-found', said`This work item does not exist, or you may not see it.`);
    const item = desk.get('item', place.item);
    const named = namedShards(item);
    if (level === 'other' && named.length === 0) return good({ kind: 'nothing' });
    // Most work items serve nothing: their page does without the engine.
    const part = await import('./show-panel.ts').catch(() => null);
    return part === null
      ? bad('unreachable', said`A part of the panel could not be loaded. ${NOTHING_CHANGED}`)
      : part.showPanel(host, place, desk, level, named);
  });
}

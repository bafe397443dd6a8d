import { said } from '../model/said.ts';
import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import { bad } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import { countAllAnew } from './count-all-anew.ts';
import { openDesk } from './desk.ts';
import { shardNow } from './follow-moves.ts';
import { getGoing } from './get-going.ts';
import { openEpicPanel } from './open-epic-panel.ts';
import { needsPoints, rememberPointsField } from './points-field.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { LOOK_AGAIN, NOTHING_CHANGED, withstand } from './withstand.ts';

/** Says which field holds this project's points, by who administers it; the key results that count points follow. */
export async function choosePointsField(
  host: Host,
  place: PanelPlace,
  { field: chosen }: { readonly field: string },
): Promise<Answer<EpicPanelView>> {
  const started = await withstand(
    NOTHING_CHANGED,
    async (): Promise<Answer<readonly StartedCount[]>> => {
      const rights = await host.rights({ item: place.item, projects: [place.project] });
      if (!rights.administer.has(place.project)) {
        return bad(
          'forbidden',
          said`Only who administers this project may choose its points field. Nothing was changed.`,
        );
      }
      const field = (await host.work.pointsFields(place.project)).find(({ id }) => id === chosen);
      if (!field) return bad('bad-input', said`This project has no such number field. Nothing was changed.`);
      const remembered = await rememberPointsField(host, place.project, { ...field, by: host.user.id });
      return remembered.ok ? countPointsAnew(host, place) : remembered;
    },
    LOOK_AGAIN,
  );
  if (!started.ok) return started;
  await getGoing(host, started.value);
  return openEpicPanel(host, place);
}

async function countPointsAnew(host: Host, place: PanelPlace): Promise<Answer<readonly StartedCount[]>> {
  const desk = openDesk(host.store);
  await desk.read([
    { kind: 'project', id: place.project },
    { kind: 'item', id: place.item },
  ]);
  const project = desk.get('project', place.project);
  // The item may serve objectives of other projects: they asked for the field as well.
  const named = desk.get('item', place.item)?.links ?? [];
  const served = await Promise.all(named.map(({ keyResult, shard }) => shardNow(desk, keyResult, shard)));
  const shards = [...new Set([...(project?.shards ?? []), ...(project?.guests ?? []), ...served])];
  return countAllAnew(host, shards, needsPoints);
}

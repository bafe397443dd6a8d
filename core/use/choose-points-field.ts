import { countedKeyResult } from '../change/counted-work.ts';
import type { Host } from '../port/host.ts';
import type { EpicPanelView } from '../view/epic-panel.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import { openDesk } from './desk.ts';
import { getGoing } from './get-going.ts';
import { openEpicPanel } from './open-epic-panel.ts';
import { needsPoints, rememberPointsField } from './points-field.ts';
import { countAnew } from './settle-on-desk.ts';
import type { StartedCount } from './settle-on-desk.ts';
import { transact } from './transact.ts';
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
          'Only who administers this project may choose its points field. Nothing was changed.',
        );
      }
      const field = (await host.work.pointsFields(place.project)).find(({ id }) => id === chosen);
      if (!field) return bad('bad-input', 'This project has no such number field. Nothing was changed.');
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
  const served = desk.get('item', place.item)?.links.map(({ shard }) => shard) ?? [];
  const shards = [...new Set([...(project?.shards ?? []), ...(project?.guests ?? []), ...served])];
  await desk.read(shards.map((id) => ({ kind: 'shard', id })));
  const started: StartedCount[] = [];
  for (const shard of shards) {
    for (const { id } of desk.get('shard', shard)?.keyResults.filter(needsPoints) ?? []) {
      const answer = await transact<StartedCount | null>(host.store, async (desk) => {
        await desk.read([{ kind: 'shard', id: shard }]);
        const keyResult = countedKeyResult(desk, shard, id);
        return good(keyResult && (await countAnew(host, desk, keyResult)));
      });
      if (!answer.ok) return answer;
      if (answer.value) started.push(answer.value);
    }
  }
  return good(started);
}

import type { Host } from '../port/host.ts';
import { byText } from '../model/order.ts';
import { said } from '../model/said.ts';
import type { LinkChoice, LinkChoicesView } from '../view/epic-panel.ts';
import { textOf } from '../view/objective-view.ts';
import type { ValuedShard } from '../view/objective-view.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PanelPlace } from './client.ts';
import { openDesk } from './desk.ts';
import { whyNotLinkable } from './key-result-rights.ts';
import { projectsOf, readShards, valuedShards } from './shard-reading.ts';
import { withstand } from './withstand.ts';

/** What the item can be linked to: the key results of its project's objectives that the caller may see. */
export async function listLinkChoices(host: Host, place: PanelPlace): Promise<Answer<LinkChoicesView>> {
  return withstand(said`Nothing was changed.`, async () => {
    const desk = openDesk(host.store);
    await desk.read([
      { kind: 'item', id: place.item },
      { kind: 'project', id: place.project },
    ]);
    const project = desk.get('project', place.project);
    const names = [...new Set([...(project?.shards ?? []), ...(project?.guests ?? [])])];
    await readShards(desk, names);
    const projects = [...new Set([place.project, ...projectsOf(desk, names)])];
    const rights = await host.rights({ item: place.item, projects });
    if (!rights.seeItem) return bad('forbidden', said`You may not see this work item.`);
    const linked = new Set(desk.get('item', place.item)?.links.map(({ keyResult }) => keyResult));
    const shards = valuedShards(host, desk, names, rights, NO_VALUES);
    return good({
      choices: shards
        .flatMap((shard) => choicesOf(shard, linked))
        .sort((a, b) => byText(a.objective, b.objective) || byText(a.title, b.title)),
      restricted: shards.flatMap((shard) => shard.numbers.objectives.filter(({ id }) => !shard.maySee(id)))
        .length,
    });
  });
}

const NO_VALUES: ReadonlySet<string> = new Set();

function choicesOf(shard: ValuedShard, linked: ReadonlySet<string>): LinkChoice[] {
  return shard.numbers.keyResults.flatMap((keyResult): LinkChoice[] => {
    const objective = shard.numbers.objectives.find(({ id }) => id === keyResult.objective);
    if (!objective || !shard.maySee(objective.id)) return [];
    const closed = keyResult.status !== 'active' || objective.status !== 'active';
    const cannot = whyNotLinkable({ keyResult, objective }) !== null;
    return [
      {
        keyResult: keyResult.id,
        shard: shard.id,
        ...textOf(shard, keyResult.id),
        objective: textOf(shard, objective.id).title,
        cycle: shard.numbers.cycle.id,
        not: linked.has(keyResult.id) ? 'linked' : closed ? 'closed' : cannot ? 'other-kind' : null,
      },
    ];
  });
}

import type { UserId } from '../model/ids.ts';
import { said } from '../model/said.ts';
import type { ScenariosDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import type { ScenarioView } from '../view/node-details.ts';
import { bad } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Desk } from './desk.ts';
import type { HierarchyPlace } from './hierarchy-client.ts';
import { NOTHING_CHANGED } from './withstand.ts';

/** The what-ifs that a person kept: nobody else's document is ever read or written. */
export async function ownScenarios(desk: Desk, id: UserId): Promise<ScenariosDocument> {
  await desk.read([{ kind: 'scenarios', id }]);
  return desk.get('scenarios', id) ?? { v: 1, scenarios: [] };
}

/** Newest first. */
export const scenarioViews = ({ user }: Host, { scenarios }: ScenariosDocument): readonly ScenarioView[] =>
  scenarios.toReversed().map(({ id, title, at }) => ({ id, title, at, by: user.name, mine: true }));

/** A page is open to who may see its project. null = they may. */
export async function whyNotHere(host: Host, { project }: HierarchyPlace): Promise<Answer<never> | null> {
  const projects = project === null ? [] : [project];
  const { see } = await host.rights({ item: null, projects });
  return projects.every((one) => see.has(one))
    ? null
    : bad('forbidden', said`You may not see this project. ${NOTHING_CHANGED}`);
}

import { said } from '../model/said.ts';
import { NOT_TEXT } from '../plan-file/check-text.ts';
import type { ScenariosDocument } from '../port/documents.ts';
import type { Host } from '../port/host.ts';
import { bytesOf } from '../port/stored/bytes.ts';
import type { ScenarioView } from '../view/node-details.ts';
import { bad, good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { HierarchyPlace, TryOutRequest } from './hierarchy-client.ts';
import { ownScenarios, scenarioViews, whyNotHere } from './own-scenarios.ts';
import { transact } from './transact.ts';
import { readTryOut } from './try-out-request.ts';
import { NOTHING_CHANGED, RELOAD, withstand } from './withstand.ts';

const MOST_SCENARIOS = 50;
const MOST_TITLE = 120;
/** A host holds about 240 kB in one document. */
const MOST_BYTES = 200_000;

/** Keeps the edits of a what-if under a name, for the person alone. Only the edits: numbers follow when it is opened. */
export async function keepScenario(
  host: Host,
  place: HierarchyPlace,
  request: { readonly title: string; readonly edits: TryOutRequest },
): Promise<Answer<readonly ScenarioView[]>> {
  const title = typeof request.title === 'string' ? request.title.trim() : '';
  if (title === '' || title.length > MOST_TITLE || NOT_TEXT.test(title)) {
    const message = said`A name has 1 to ${MOST_TITLE} characters.`;
    return bad('bad-input', said`${message} ${NOTHING_CHANGED}`, { fields: [{ field: 'title', message }] });
  }
  const edits = readTryOut(request.edits);
  if (!edits) return bad('bad-input', said`This is not a what-if that can be kept. ${NOTHING_CHANGED}`);
  const id = host.newId();
  return withstand(
    NOTHING_CHANGED,
    async () =>
      (await whyNotHere(host, place)) ??
      transact(host.store, async (desk) => {
        const before = await ownScenarios(desk, host.user.id);
        const next: ScenariosDocument = {
          v: 1,
          scenarios: [...before.scenarios, { id, title, at: host.now(), edits }],
        };
        if (next.scenarios.length > MOST_SCENARIOS || bytesOf(next) > MOST_BYTES) {
          return bad('bad-input', said`No more what-ifs can be kept. ${NOTHING_CHANGED} Drop one first.`);
        }
        desk.put('scenarios', host.user.id, next);
        return good(scenarioViews(host, next));
      }),
    RELOAD,
  );
}

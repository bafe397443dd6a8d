import type { Answer } from '@throughline/core/use/answer.ts';
import { createJiraHost, type JiraHost } from '../jira-host/host.ts';
import type { Board, BoardAction } from './board.ts';
import { actInJira, jiraBoard } from './jira-board.ts';
import type { JiraPlace } from '../jira-host/place.ts';
import { clockAt } from '../sample/lived/clock.ts';
import { liveInJira } from '../sample/lived/in-jira.ts';
import { noticesOf } from './notices.ts';
import type { JiraWorld, PlanFile } from './world.ts';

/** The Jira half of the workbench, ready to be looked at. */
export interface JiraSide {
  /** Imports the world's plan through the app's own function when nothing is stored yet; else what was missed of the schedule is made up for. */
  seed(): Promise<readonly string[]>;
  board(): Board;
  act(by: string, action: BoardAction): Promise<void>;
  readonly handleFrame: JiraHost['handleFrame'];
  readonly handleShell: JiraHost['handleShell'];
  close(): void;
}

export function jiraSide(
  options: JiraWorld & { readonly root: string; readonly around: string; readonly dataDir: string | null },
): JiraSide {
  const { root, around, dataDir, site, pointsField, administrator, plan } = options;
  const host = createJiraHost({ root, around, dataDir, site });

  return {
    async seed() {
      // Forge's clock went on while the workbench was not there.
      if (!host.isNew) await host.schedule();
      if (plan === null || !host.isNew) return [];
      const epic = jiraBoard(host.site, pointsField).items.find((item) => item.epic);
      if (!epic) return ['No epic is among the issues: there is no panel to import the plan from.'];
      const answer = await importPlan(host, administrator, { kind: 'issue', issue: epic.id }, plan);
      return noticesOf('Jira', answer);
    },
    board: () => jiraBoard(host.site, pointsField),
    act: (by, action) => host.change(by, () => actInJira(host.site, by, pointsField, action)),
    handleFrame: (request, response) => host.handleFrame(request, response),
    handleShell: (request, response) => host.handleShell(request, response),
    close: () => host.close(),
  };
}

/**
 * Lets the world's past happen in a Jira of its own, whose data are then in the folder as an earlier run would have left
 * them.
 * @param now milliseconds
 */
export async function liveJiraPast(
  root: string,
  { begun, administrator }: JiraWorld,
  folder: string,
  now: number,
): Promise<void> {
  if (!begun) return;
  const clock = clockAt(0);
  const around = 'http://workbench.invalid';
  const host = createJiraHost({
    root,
    around,
    dataDir: folder,
    site: begun.site,
    now: clock.now,
    jobsWait: true,
  });
  await liveInJira(host, clock, now, () => importPlan(host, administrator, { kind: 'global' }, begun.plan));
  host.close();
}

// ── below ──

/** Through the app's own function. */
async function importPlan(
  { platform }: JiraHost,
  accountId: string,
  place: JiraPlace,
  plan: PlanFile,
): Promise<Answer<unknown>> {
  const answer = await platform.invoke({ accountId, place, functionKey: 'importPlan', payload: plan });
  await platform.queue.drain();
  return answer as Answer<unknown>;
}

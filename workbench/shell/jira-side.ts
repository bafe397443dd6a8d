import { createJiraHost, type JiraHost } from '../jira-host/host.ts';
import type { Board, BoardAction } from './board.ts';
import { actInJira, jiraBoard } from './jira-board.ts';
import { noticesOf } from './notices.ts';
import type { JiraWorld } from './world.ts';

/** The Jira half of the workbench, ready to be looked at. */
export interface JiraSide {
  /** Imports the world's plan through the app's own function when nothing is stored yet. */
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
      if (plan === null || !host.isNew) return [];
      const epic = jiraBoard(host.site, pointsField).items.find((item) => item.epic);
      if (!epic) return ['No epic is among the issues: there is no panel to import the plan from.'];
      const answer = await host.platform.invoke({
        accountId: administrator,
        place: { kind: 'issue', issue: epic.id },
        functionKey: 'importPlan',
        payload: plan,
      });
      await host.platform.queue.drain();
      return noticesOf('Jira', answer);
    },
    board: () => jiraBoard(host.site, pointsField),
    act: (by, action) => host.change(by, () => actInJira(host.site, by, pointsField, action)),
    handleFrame: (request, response) => host.handleFrame(request, response),
    handleShell: (request, response) => host.handleShell(request, response),
    close: () => host.close(),
  };
}

import { view } from '@forge/bridge';
import { mountEpicPanel } from '@throughline/ui/epic-panel/mount.tsx';
import { jiraClient } from './jira-client.ts';
import { jiraPage } from './jira-page.ts';

// Without it the frame keeps our own colours, which follow the system and not Jira.
void view.theme.enable();
void show();

// ── below ──

async function show(): Promise<void> {
  const { locale } = await view.getContext();
  const root = document.getElementById('root');
  // Forge writes en_US, the rest of the web en-US.
  if (root) mountEpicPanel(root, jiraClient, jiraPage(locale.replace('_', '-')));
}

import { view } from '@forge/bridge';
import { mountEpicPanel } from '@throughline/ui/epic-panel/mount.tsx';
import { showTrouble } from '@throughline/ui/trouble.ts';
import { jiraClient } from './jira-client.ts';
import { jiraPage } from './jira-page.ts';

// Without it the frame keeps our own colours, which follow the system and not Jira.
void view.theme.enable();
void show();

// ── below ──

/** The panel beside an issue, which must be there at once; or the hierarchy, which is loaded when it is asked for. */
async function show(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  const { locale: given, extension } = await view.getContext();
  // Forge writes en_US, the rest of the web en-US.
  const locale = given.replace('_', '-');
  const key: unknown = (extension['project'] as { readonly key?: unknown } | undefined)?.key;
  const projectKey = typeof key === 'string' ? key : null;
  if (extension['type'] === 'jira:projectPage' || extension['type'] === 'jira:globalPage') {
    try {
      const { showHierarchy } = await import('./hierarchy.ts');
      await showHierarchy(root, locale, extension['type'] === 'jira:globalPage' ? null : projectKey);
    } catch {
      showTrouble(root, locale, () => void show());
    }
  } else {
    mountEpicPanel(root, jiraClient, jiraPage(locale, projectKey));
  }
}

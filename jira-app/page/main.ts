import { view } from '@forge/bridge';
import { mountEpicPanel } from '@throughline/ui/epic-panel/mount.tsx';
import { showTrouble } from '@throughline/ui/trouble.ts';
import { jiraClient } from './jira-client.ts';
import { jiraPage } from './jira-page.ts';

// Without it the frame keeps our own colours, which follow the system and not Jira.
void view.theme.enable();
void show();

// ── below ──

/** Modules that show the sprint review. */
const reviewing: ReadonlySet<string> = new Set([
  'jira:dashboardGadget',
  'dashboards:widget',
  'jira:sprintAction',
]);

/**
 * The panel beside an issue, which must be there at once; or the hierarchy or the sprint review, which are loaded when they
 * are asked for.
 */
async function show(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  const context = await view.getContext();
  const { locale: given, extension } = context;
  // Forge writes en_US, the rest of the web en-US.
  const locale = given.replace('_', '-');
  const key: unknown = (extension['project'] as { readonly key?: unknown } | undefined)?.key;
  const projectKey = typeof key === 'string' ? key : null;
  if (extension['type'] === 'jira:projectPage' || extension['type'] === 'jira:globalPage') {
    const trouble = (): void => showTrouble(root, locale, () => void show());
    try {
      const { showHierarchy } = await import('./hierarchy.ts');
      await showHierarchy(root, locale, extension['type'] === 'jira:globalPage' ? null : projectKey, trouble);
    } catch {
      trouble();
    }
  } else if (reviewing.has(String(extension['type']))) {
    try {
      const { showReview } = await import('./review.ts');
      await showReview(root, locale, context);
    } catch {
      showTrouble(root, locale, () => void show());
    }
  } else {
    mountEpicPanel(root, jiraClient, jiraPage(locale, projectKey));
  }
}

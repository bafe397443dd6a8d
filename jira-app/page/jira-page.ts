import { NavigationTarget, events, router } from '@forge/bridge';
import type { PageHost } from '@throughline/core/use/client.ts';
import { moduleKeys } from '../module-keys.ts';

/**
 * What Jira's page does for the panel.
 * @param projectKey of the issue; null = Jira does not say, and the way to the hierarchy is that of the whole site
 */
export function jiraPage(locale: string, projectKey: string | null): PageHost {
  return {
    openItem: ({ key }) => void router.open({ target: NavigationTarget.Issue, issueKey: key }),
    openHierarchy(node) {
      // Back is then the browser's own.
      void router.navigate({
        target: NavigationTarget.Module,
        ...(projectKey === null
          ? { moduleKey: moduleKeys.site }
          : { moduleKey: moduleKeys.project, projectKey }),
        ...(node === null ? {} : { path: `node=${encodeURIComponent(node)}` }),
      });
    },
    // Forge fits the frame to its content by itself.
    resize: () => {},
    onChange(listener) {
      // Sent when somebody else changed or commented the issue, some seconds later.
      const subscription = events.on('JIRA_ISSUE_CHANGED', listener);
      return () => void subscription.then(({ unsubscribe }) => unsubscribe());
    },
    locale,
  };
}

import { NavigationTarget, events, router } from '@forge/bridge';
import type { PageHost } from '@throughline/core/use/client.ts';

/** What Jira's page does for the panel. */
export function jiraPage(locale: string): PageHost {
  return {
    openItem: ({ key }) => void router.open({ target: NavigationTarget.Issue, issueKey: key }),
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

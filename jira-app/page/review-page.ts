import { NavigationTarget, events, router } from '@forge/bridge';
import type { ReviewPage } from '@throughline/core/use/sprint-client.ts';
import { moduleKeys } from '../module-keys.ts';

/**
 * What Jira's page does for the sprint review. Its settings are opened by Jira's own menu of the gadget: the bridge knows no
 * way to them.
 * @param gadget its id on a dashboard of Jira; null = it stands elsewhere
 */
export function reviewPage(locale: string, gadget: string | null): ReviewPage {
  return {
    openItem: ({ key }) => void router.open({ target: NavigationTarget.Issue, issueKey: key }),
    openHierarchy: (node) =>
      void router.navigate({
        target: NavigationTarget.Module,
        moduleKey: moduleKeys.site,
        path: `node=${encodeURIComponent(node)}`,
      }),
    // Forge fits the frame to its content by itself.
    resize: () => {},
    onRefresh(listener) {
      if (gadget === null) return () => {};
      // Every gadget is told of every refresh: of the whole dashboard, or of one of them.
      const subscription = events.on('JIRA_DASHBOARD_GADGET_REFRESH', (told: unknown) => {
        const { origin, gadgetId } = (told ?? {}) as {
          readonly origin?: unknown;
          readonly gadgetId?: unknown;
        };
        if (origin === 'dashboard' || String(gadgetId) === gadget) listener();
      });
      return () => void subscription.then(({ unsubscribe }) => unsubscribe());
    },
    locale,
    teams: 'board',
  };
}

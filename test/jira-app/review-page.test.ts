import type { ReviewRequest } from '@throughline/core/review/request.ts';
import type { ReviewPage } from '@throughline/core/use/sprint-client.ts';
import { reviewPlaceOf } from '@throughline/jira-app/page/review-place.ts';
import { moduleKeys } from '@throughline/jira-app/module-keys.ts';
import { cloudId } from './site-fixture.ts';
import { sprint, team } from './sprint-fixture.ts';

const request: ReviewRequest = {
  team: team(1),
  span: { kind: 'current' },
  objectives: [],
  unit: 'issues',
};

describe('where a sprint review stands in Jira', () => {
  it.each([
    [
      'a gadget that is configured',
      { type: 'jira:dashboardGadget', gadget: { id: '10001' }, gadgetConfiguration: { ...request } },
      { in: 'gadget', isEdited: false, gadget: '10001', request },
    ],
    [
      'a new gadget, whose settings are shown',
      { type: 'jira:dashboardGadget', gadget: { id: 10_001 }, entryPoint: 'edit', gadgetConfiguration: {} },
      { in: 'gadget', isEdited: true, gadget: '10001', request: null },
    ],
    [
      'a gadget whose configuration is nothing that is known',
      { type: 'jira:dashboardGadget', gadget: { id: '1' }, gadgetConfiguration: { team: 7, unit: 'x' } },
      { in: 'gadget', isEdited: false, gadget: '1', request: null },
    ],
    [
      // Jira keeps its own field of a refresh interval beside what was submitted.
      'a gadget with more in its configuration',
      {
        type: 'jira:dashboardGadget',
        gadget: { id: '1' },
        gadgetConfiguration: { ...request, refresh: 15 },
      },
      { in: 'gadget', isEdited: false, gadget: '1', request },
    ],
    [
      'a widget',
      { type: 'dashboards:widget', config: request, context: { widgetId: 'w' }, layout: { columnSpan: 4 } },
      { in: 'widget', isEdited: false, gadget: null, request },
    ],
    [
      'a widget that is configured for the first time',
      { type: 'dashboards:widget', entryPoint: 'edit' },
      { in: 'widget', isEdited: true, gadget: null, request: null },
    ],
    [
      'the action of a sprint',
      { type: 'jira:sprintAction', board: { id: '1', type: 'scrum' }, sprint: { id: 7, state: 'active' } },
      {
        in: 'sprint',
        isEdited: false,
        gadget: null,
        request: { ...request, unit: 'points', span: { kind: 'sprint', sprint: sprint(7) } },
      },
    ],
    [
      'an action without a sprint',
      { type: 'jira:sprintAction', board: { id: '1' } },
      { in: 'sprint', isEdited: false, gadget: null, request: null },
    ],
  ] as const)('%s', (_, extension, place) => {
    expect(reviewPlaceOf(extension, cloudId)).toEqual(place);
  });

  it('is of no sprint where Forge does not say the site', () => {
    const extension = { type: 'jira:sprintAction', board: { id: '1' }, sprint: { id: '7' } };
    expect(reviewPlaceOf(extension, null).request).toBeNull();
  });
});

describe("what Jira's page does for the review", () => {
  type Listener = (given?: unknown) => void;
  const opened = async (gadget: string | null) => {
    const calls: (readonly [command: string, data: unknown])[] = [];
    const listeners = new Set<Listener>();
    const callBridge = async (command: string, data: unknown): Promise<unknown> => {
      calls.push([command, data]);
      if (command !== 'on') return undefined;
      const { callback } = data as { readonly callback: Listener };
      listeners.add(callback);
      return { unsubscribe: () => listeners.delete(callback) };
    };
    Object.assign(globalThis, { __bridge: { callBridge }, window: globalThis });
    jest.resetModules();
    const { reviewPage } = await import('@throughline/jira-app/page/review-page.ts');
    const page: ReviewPage = reviewPage('de', gadget);
    return { page, calls, tell: (given: unknown) => listeners.forEach((listener) => listener(given)) };
  };

  it('reads anew when its own gadget or the whole dashboard is refreshed, and no other', async () => {
    const { page, tell } = await opened('10001');
    let times = 0;
    const stop = page.onRefresh(() => (times += 1));
    tell({ origin: 'gadget', gadgetId: '10002' });
    tell({ origin: 'gadget' });
    tell(undefined);
    expect(times).toBe(0);
    tell({ origin: 'gadget', gadgetId: 10_001 });
    tell({ origin: 'dashboard' });
    expect(times).toBe(2);
    stop();
    await new Promise((done) => setImmediate(done));
    tell({ origin: 'dashboard' });
    expect(times).toBe(2);
  });

  it('listens to nothing where there is no gadget, and knows no way to its settings', async () => {
    const { page, calls } = await opened(null);
    page.onRefresh(() => {})();
    expect(calls).toEqual([]);
    expect('configure' in page).toBe(false);
    expect([page.teams, page.locale]).toEqual(['board', 'de']);
  });

  it('leads to items, and to objectives on the page of the whole site', async () => {
    const { page, calls } = await opened(null);
    page.openItem({ id: 'jira:x/1', key: 'SUP-1', url: null });
    page.openHierarchy?.('kr/ü 1');
    await new Promise((done) => setImmediate(done));
    expect(JSON.stringify(calls)).toContain('"issueKey":"SUP-1"');
    expect(JSON.stringify(calls)).toContain(`"moduleKey":"${moduleKeys.site}"`);
    expect(JSON.stringify(calls)).toContain('node=kr%2F%C3%BC%201');
  });
});

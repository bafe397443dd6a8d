import type { Browser } from 'playwright-core';
import type { JiraPlace } from '@throughline/workbench/jira-host/place.ts';
import { launchBrowser } from '../../browser.ts';
import { framed } from './frame-fixture.ts';
import type { Framed } from './frame-fixture.ts';

const places: readonly (readonly [name: string, place: JiraPlace])[] = [
  ['a project', { kind: 'project', project: 'SUP' }],
  ['the whole site', { kind: 'global' }],
];

describe.each(places)("the app's page of %s in its frame", (_, place) => {
  let browser: Browser;
  let frame: Framed;
  const root = () => frame.app().locator('#root');

  beforeAll(async () => {
    browser = await launchBrowser();
    frame = await framed(browser, place);
  });
  afterAll(async () => {
    await frame.close();
    await browser.close();
  });

  it("shows the objectives, cross-origin and under Forge's content policy, without a complaint", async () => {
    await root().getByText('Customers get an answer while they still care').first().waitFor();
    expect(frame.complaints).toEqual([]);
  });

  it('loads its scripts and styles from its own origin, and only then', async () => {
    const loaded = await root().evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => [new URL(name).origin, name.replace(/.*\//, '')]),
    );
    const origins = new Set(loaded.map(([origin]) => origin));
    expect(origins).toEqual(new Set([await root().evaluate(() => location.origin)]));
    const names = loaded.map(([, name]) => name);
    expect(names).toContain('hierarchy.css');
    expect(names.filter((name) => /^main-hierarchy-.*\.js$/.test(name ?? ''))).toHaveLength(1);
  });

  it('has all of the height that Jira gives it', async () => {
    const { height } = (await root().boundingBox()) ?? { height: 0 };
    expect(height).toBeGreaterThanOrEqual(600);
  });

  it('goes where the address leads, and follows it', async () => {
    await frame.around((around) => {
      around.path = '/node=kr-reply';
      around.frame.pathChanged();
    });
    await root().getByText('Average reply time from 45 to 25 minutes').first().waitFor();
    expect(await frame.around(({ path }) => path)).toContain('node=kr-reply');
    // Its own steps replace one another: back leaves the page.
    expect(await frame.around(({ seen }) => seen.shown.filter(([, how]) => how !== 'replace'))).toEqual([]);
    expect(frame.complaints).toEqual([]);
  });
});

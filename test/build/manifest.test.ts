import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as functions from '@throughline/jira-app/functions.ts';
import { moduleKeys } from '@throughline/jira-app/module-keys.ts';
import { entityOf } from '@throughline/jira-app/store-key.ts';

interface PageModule {
  readonly key: string;
  readonly resource: string;
  readonly resolver: { readonly function: string };
  readonly title: string;
}

interface Manifest {
  readonly app: { readonly storage: { readonly entities: readonly { readonly name: string }[] } };
  readonly permissions: { readonly scopes: readonly string[] };
  readonly modules: {
    readonly function: readonly { readonly key: string; readonly handler: string }[];
    readonly 'jira:issueContext': readonly PageModule[];
    readonly 'jira:projectPage': readonly PageModule[];
    readonly 'jira:globalPage': readonly PageModule[];
    readonly scheduledTrigger: readonly { readonly function: string; readonly interval: string }[];
    readonly [module: string]: readonly unknown[];
  };
}

const root = path.resolve(__dirname, '../..');

describe('manifest.yml', () => {
  const manifest = parse(readFileSync(path.join(root, 'manifest.yml'), 'utf8')) as Manifest;

  it('names the functions that jira-app/functions.ts exports, all of them and no other', () => {
    const handlers = manifest.modules.function.map(({ handler }) => handler);
    expect(handlers.toSorted()).toEqual(
      Object.keys(functions)
        .map((name) => `index.${name}`)
        .toSorted(),
    );
  });

  it('uses every function that it declares', () => {
    const { function: declared, ...others } = manifest.modules;
    const used = JSON.stringify(others);
    for (const { key } of declared) expect(used).toContain(`"function":"${key}"`);
  });

  it('has the pages by the keys that the app leads to, each with the one resource and resolver', () => {
    const { modules } = manifest;
    const pages = [
      [modules['jira:issueContext'], moduleKeys.panel],
      [modules['jira:projectPage'], moduleKeys.project],
      [modules['jira:globalPage'], moduleKeys.site],
    ] as const;
    for (const [declared, key] of pages) {
      // Forge refuses to deploy a second global page, and its tools let it pass.
      expect(declared).toHaveLength(1);
      expect(declared[0]).toMatchObject({
        key,
        resource: 'ui',
        resolver: { function: 'resolver' },
        title: 'OKRs',
      });
    }
  });

  it('has the sprint review on both kinds of dashboards, with its settings, and beside a sprint', () => {
    const { modules } = manifest;
    const page = { resource: 'ui', resolver: { function: 'resolver' }, title: 'OKR sprint review' };
    const edit = { resource: 'ui' };
    expect(modules['jira:dashboardGadget']).toMatchObject([
      { key: moduleKeys.gadget, ...page, edit, refreshable: false },
    ]);
    expect(modules['dashboards:widget']).toMatchObject([{ key: moduleKeys.widget, ...page, edit }]);
    expect(modules['jira:sprintAction']).toMatchObject([
      { key: moduleKeys.sprint, ...page, actionType: 'modal' },
    ]);
  });

  it('lets the schedule call the function that keeps the days', () => {
    const { scheduledTrigger, function: declared } = manifest.modules;
    const [one] = scheduledTrigger;
    expect(scheduledTrigger).toHaveLength(1);
    expect(declared.find(({ key }) => key === one?.function)?.handler).toBe('index.onSchedule');
  });

  it('asks for no more than reading, and its own store', () => {
    expect(manifest.permissions.scopes.toSorted()).toEqual([
      'read:board-scope:jira-software',
      'read:issue-details:jira',
      'read:jira-user',
      'read:jira-work',
      'read:project:jira',
      'read:sprint:jira-software',
      'storage:app',
    ]);
  });

  it('names each entity once, for each kind of document', () => {
    const names = manifest.app.storage.entities.map(({ name }) => name);
    expect(names.toSorted()).toEqual(Object.values(entityOf).toSorted());
  });
});

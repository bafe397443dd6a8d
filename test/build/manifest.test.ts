import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as functions from '@throughline/jira-app/functions.ts';
import { entityOf } from '@throughline/jira-app/store-key.ts';

interface Manifest {
  readonly app: { readonly storage: { readonly entities: readonly { readonly name: string }[] } };
  readonly modules: {
    readonly function: readonly { readonly key: string; readonly handler: string }[];
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

  it('names each entity once, for each kind of document', () => {
    const names = manifest.app.storage.entities.map(({ name }) => name);
    expect(names.toSorted()).toEqual(Object.values(entityOf).toSorted());
  });
});

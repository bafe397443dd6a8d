import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { EntityRules } from './kvs-rules.ts';

interface Manifest {
  readonly app: {
    readonly storage: {
      readonly entities: readonly {
        readonly name: string;
        readonly attributes: Readonly<Record<string, { readonly type: string }>>;
      }[];
    };
  };
  readonly permissions: { readonly scopes: readonly string[] };
}

/** The app's manifest.yml, in the folder that the process works in unless told otherwise. */
export function readManifest(root: string = process.cwd()): Manifest {
  return parse(readFileSync(path.join(root, 'manifest.yml'), 'utf8')) as Manifest;
}

/** What the manifest declares to be storable. */
export function entitiesOf(manifest: Manifest = readManifest()): EntityRules {
  return new Map(
    manifest.app.storage.entities.map(({ name, attributes }) => [
      name,
      new Map(Object.entries(attributes).map(([attribute, { type }]) => [attribute, type])),
    ]),
  );
}

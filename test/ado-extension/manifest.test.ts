import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { widgetSizes } from '@throughline/workbench/page/widget-grid.ts';
import { unzip } from './zip.ts';

/** tfx packs nearly anything: a type that does not exist, a scope of one's own, a page that is not in the package. */
const root = path.resolve(__dirname, '../..');
const source = path.join(root, 'ado-extension');
const built = path.join(root, 'dist/ado-extension');

interface Contribution {
  readonly id: string;
  readonly type: string;
  readonly description: string;
  readonly targets: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}
interface Manifest {
  readonly [member: string]: unknown;
  readonly id: string;
  readonly publisher: string;
  readonly version: string;
  readonly description: string;
  readonly scopes: readonly string[];
  readonly icons: Readonly<Record<string, string>>;
  readonly content: Readonly<Record<string, { readonly path: string }>>;
  readonly files: readonly { readonly path: string; readonly addressable?: boolean }[];
  readonly contributions: readonly Contribution[];
}

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const manifest = json(path.join(source, 'vss-extension.json')) as Manifest;

/** Type → where it may stand, and the properties that it must and may have. */
const kinds: Readonly<
  Record<string, { targets: readonly string[]; must: readonly string[]; may: readonly string[] }>
> = {
  'ms.vss-work-web.work-item-form-group': {
    targets: ['ms.vss-work-web.work-item-form'],
    must: ['name', 'uri'],
    may: ['height'],
  },
  'ms.vss-work-web.work-item-form-control': {
    targets: ['ms.vss-work-web.work-item-form'],
    must: ['name', 'uri'],
    may: ['height', 'inputs'],
  },
  'ms.vss-web.hub': {
    targets: ['ms.vss-work-web.work-hub-group'],
    must: ['name', 'uri'],
    may: ['order', 'iconName', 'supportsMobile'],
  },
  'ms.vss-dashboards-web.widget': {
    targets: ['ms.vss-dashboards-web.widget-catalog', '.sprint-review-widget-configuration'],
    must: [
      'name',
      'description',
      'uri',
      'catalogIconUrl',
      'previewImageUrl',
      'supportedSizes',
      'supportedScopes',
      'isNameConfigurable',
    ],
    may: ['loadingImageUrl'],
  },
  'ms.vss-dashboards-web.widget-configuration': {
    targets: ['ms.vss-dashboards-web.widget-configuration'],
    must: ['name', 'description', 'uri'],
    may: [],
  },
  'ms.vss-web.tab': {
    targets: ['ms.vss-work-web.iteration-backlog-tabs'],
    must: ['name', 'uri', 'registeredObjectId'],
    may: ['title'],
  },
};

describe('vss-extension.json', () => {
  it('has members that tfx knows, and no others', () => {
    const known =
      'manifestVersion id publisher version name description public categories tags targets demands icons content scopes files contributions';
    expect(Object.keys(manifest).filter((member) => !known.split(' ').includes(member))).toEqual([]);
    expect(manifest['manifestVersion']).toBe(1);
    expect(manifest['categories']).toEqual(['Azure Boards']);
    expect(manifest['targets']).toEqual([{ id: 'Microsoft.VisualStudio.Services' }]);
    expect(manifest.description.length).toBeLessThanOrEqual(200);
  });

  it('has ids that a marketplace takes, and the version of the project', () => {
    for (const id of [manifest.id, manifest.publisher]) expect(id).toMatch(/^[a-z][a-z0-9-]{1,62}$/);
    expect(manifest.version).toBe((json(path.join(root, 'package.json')) as Manifest).version);
    expect(manifest.version).toBe((json(path.join(source, 'package.json')) as Manifest).version);
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('asks for two scopes: one more, and every customer must authorise the extension anew', () => {
    expect(manifest.scopes).toEqual(['vso.work', 'vso.project']);
  });

  it('contributes what exists, where it can stand', () => {
    for (const { id, type, targets, properties, description } of manifest.contributions) {
      const kind = kinds[type];
      if (!kind) throw new Error(`${id} is of the type ${type}, which is not known here.`);
      expect([id, targets]).toEqual([id, kind.targets]);
      expect(Object.keys(properties)).toEqual(expect.arrayContaining([...kind.must]));
      expect(Object.keys(properties).filter((name) => ![...kind.must, ...kind.may].includes(name))).toEqual(
        [],
      );
      expect(id).toMatch(/^[a-z][a-z-]+$/);
      expect(description).not.toBe('');
    }
    const ids = manifest.contributions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([
      'epic-panel-group',
      'epic-panel-control',
      'okr-hub',
      'sprint-review-widget',
      'sprint-review-widget-configuration',
      'sprint-review-tab',
    ]);
  });

  it('has a widget with a configuration of its own, in sizes that a dashboard has and the workbench offers', () => {
    const of = (type: string) => manifest.contributions.filter((one) => one.type === type);
    const [widget] = of('ms.vss-dashboards-web.widget');
    const [configuration] = of('ms.vss-dashboards-web.widget-configuration');
    expect(widget?.targets).toContain(`.${configuration?.id}`);
    expect(widget?.properties['supportedScopes']).toEqual(['project_team']);
    expect(widget?.properties['isNameConfigurable']).toBe(true);
    const sizes = widget?.properties['supportedSizes'] as typeof widgetSizes;
    expect(sizes).toEqual(widgetSizes);
    for (const { rowSpan, columnSpan } of sizes) {
      for (const span of [rowSpan, columnSpan]) expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).toContain(span);
    }
    // The first is that of a new one. Below two squares there is no room for a line of it.
    expect(Math.min(...sizes.flatMap(({ rowSpan, columnSpan }) => [rowSpan, columnSpan]))).toBe(2);
  });

  it('has a tab that the sprint hub calls by the name that the page registers for', () => {
    const tab = manifest.contributions.find(({ type }) => type === 'ms.vss-web.tab');
    expect(tab?.properties['registeredObjectId']).toBe(tab?.id);
  });

  it('names the contributions that the pages register for, or lead to', () => {
    const pages = ['panel', 'hub-address', 'widget', 'widget-configuration', 'sprint-tab'].map((name) =>
      readFileSync(path.join(source, `page/${name}.ts`), 'utf8'),
    );
    for (const { id } of manifest.contributions) expect(pages.join('\n')).toContain(`'${id}'`);
  });

  it('names no machine and no address', () => {
    expect(readFileSync(path.join(source, 'vss-extension.json'), 'utf8')).not.toMatch(
      /https?:|localhost|"baseUri"/,
    );
  });
});

describe('the package', () => {
  let files: ReadonlyMap<string, Buffer>;
  let out = '';

  beforeAll(() => {
    if (!existsSync(path.join(built, 'dist/panel.js'))) {
      throw new Error('dist/ado-extension is not built: run "npm run build".');
    }
    out = mkdtempSync(path.join(tmpdir(), 'throughline-vsix-'));
    const packed = spawnSync(process.execPath, [path.join(root, 'scripts/package-ado.mjs'), '--out', out], {
      encoding: 'utf8',
    });
    if (packed.status !== 0) throw new Error(`${packed.stdout}\n${packed.stderr}`);
    const [name = ''] = readdirSync(out);
    expect(name).toBe(`${manifest.publisher}.${manifest.id}-${manifest.version}.vsix`);
    files = new Map([...unzip(readFileSync(path.join(out, name)))].filter(([file]) => !file.endsWith('/')));
  });
  afterAll(() => {
    if (out) rmSync(out, { recursive: true, force: true });
  });

  it('holds the page of every contribution, by a relative path', () => {
    for (const { properties } of manifest.contributions) {
      const page = String(properties['uri']).replace(/[?#].*$/, '');
      expect(page).not.toMatch(/^(\/|\.|\w+:)/);
      expect([...files.keys()]).toContain(page);
    }
  });

  it('holds the pictures of its widget, as large as the catalogue shows them', () => {
    const pictures = manifest.contributions.flatMap(({ properties }) =>
      ['catalogIconUrl', 'previewImageUrl', 'loadingImageUrl'].flatMap((name) => {
        const path = properties[name];
        return typeof path === 'string' ? [path] : [];
      }),
    );
    expect(pictures).toHaveLength(3);
    for (const name of pictures) {
      const picture = files.get(name);
      expect(picture?.subarray(1, 4).toString()).toBe('PNG');
      expect([picture?.readUInt32BE(16), picture?.readUInt32BE(20)]).toEqual([330, 160]);
    }
  });

  it('holds what its pages load, by relative paths, as classic scripts', () => {
    const pages = [...files].filter(([name]) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(0);
    for (const [name, page] of pages) {
      const text = page.toString('utf8');
      expect(text).not.toMatch(/type=["']?module/);
      const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
      expect(loaded.length).toBeGreaterThan(0);
      for (const address of loaded) {
        expect(address).not.toMatch(/^(\/|\w+:)/);
        expect([...files.keys()]).toContain(path.posix.join(path.posix.dirname(name), address));
      }
    }
  });

  it('holds every script that the page loads later, none of them a module', () => {
    const scripts = [...files].filter(([name]) => name.endsWith('.js'));
    const named = scripts.flatMap(
      ([, code]) => code.toString('utf8').match(/\b(?:panel|hub|widget|sprint-tab)-[\w-]+\.js\b/g) ?? [],
    );
    expect(named.some((name) => name.includes('import-plan'))).toBe(true);
    expect(named.some((name) => name.startsWith('hub-editor'))).toBe(true);
    expect(named.some((name) => name.startsWith('widget-mount'))).toBe(true);
    const first = ['panel', 'hub', 'widget', 'widget-configuration', 'sprint-tab']
      .map((name) => files.get(`dist/${name}.js`)?.toString('utf8') ?? '')
      .join('\n');
    const missing = named.filter((name) => !files.has(`dist/${name}`) && !first.includes(`.have("${name}",`));
    expect(missing).toEqual([]);
    for (const [, code] of scripts)
      expect(code.toString('utf8')).not.toMatch(/\bimport\s*[({*]|\bexport\s*[{*]/);
  });

  it('holds its icon, its overview and its licence', () => {
    const named = [
      ...Object.values(manifest.icons),
      ...Object.values(manifest.content).map((one) => one.path),
    ];
    for (const name of named) {
      expect([name, (files.get(name) ?? files.get(encodeURI(name)))?.length ?? 0]).not.toEqual([name, 0]);
    }
    const icon = files.get(manifest.icons['default'] ?? '');
    expect(icon?.subarray(1, 4).toString()).toBe('PNG');
    expect([icon?.readUInt32BE(16), icon?.readUInt32BE(20)]).toEqual([128, 128]);
  });

  it('holds every folder that the manifest names as addressable, and nothing that was not meant for it', () => {
    for (const { path: folder, addressable } of manifest.files) {
      expect(addressable).toBe(true);
      expect([...files.keys()].some((name) => name.startsWith(`${folder}/`))).toBe(true);
    }
    const strange = [...files.keys()].filter(
      (name) => !/^(dist|static)\/[\w.-]+\.(html|js|css|png)$/.test(name),
    );
    expect(strange.toSorted()).toEqual(
      [
        '[Content_Types].xml',
        'extension.vsixmanifest',
        'extension.vsomanifest',
        'license.txt',
        'overview.md',
      ].toSorted(),
    );
  });

  it('says in its own manifest what ours says', () => {
    const inside = JSON.parse(files.get('extension.vsomanifest')?.toString('utf8') ?? '{}') as Manifest;
    expect(inside.scopes).toEqual(manifest.scopes);
    expect(inside.contributions.map(({ id, type }) => [id, type])).toEqual(
      manifest.contributions.map(({ id, type }) => [id, type]),
    );
  });
});

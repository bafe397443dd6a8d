import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Who may import whom. A row: the folder, then every folder that it may reach besides itself. The first row that
 * fits a file is its own. What is not listed is refused, so a new folder must be thought about here.
 */
const edges: readonly (readonly [folder: string, mayReach: readonly string[]])[] = [
  ['core/model', []],
  ['core/plan-file', ['core/model', 'core/progress']],
  ['core/tracker', ['core/model']],
  ['core/progress', ['core/model']],
  ['core/history', ['core/model', 'core/progress']],
  ['core/review', ['core/model', 'core/progress', 'core/history']],
  ['core/trace', ['core/model', 'core/progress']],
  ['core/what-if', ['core/model', 'core/progress']],
  ['core/port', ['core/model', 'core/progress']],
  ['core/change', ['core/model', 'core/progress', 'core/port']],
  ['core/view', ['core/model', 'core/progress', 'core/change', 'core/port', 'core/review']],
  [
    'core/use',
    [
      'core/model',
      'core/progress',
      'core/change',
      'core/view',
      'core/port',
      'core/plan-file',
      'core/history',
      'core/review',
      'core/trace',
      'core/what-if',
    ],
  ],
  ['ui', ['core/model', 'core/progress', 'core/review', 'core/view', 'core/use']],
  ['jira-app', ['core', 'ui']],
  ['ado-extension', ['core', 'ui']],
  ['workbench', ['core', 'ui', 'jira-app', 'ado-extension']],
  ['cli', ['core', 'workbench']],
];

/** Only types may cross here: the page must not carry the engine. */
const typesOnly: readonly (readonly [from: string, to: string])[] = [
  ['core/port', 'core/progress'],
  ['ui', 'core/progress'],
  ['ui', 'core/review'],
  ['ui', 'core/use'],
  ['ui', 'core/model'],
];

/** cli → workbench is for `serve` alone. */
const narrow: readonly (readonly [from: string, to: string, only: RegExp])[] = [
  ['cli', 'workbench', /^cli\/commands?\/serve\.ts$/],
];

const root = path.resolve(__dirname, '../..');

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

describe('import edges', () => {
  const imports = edges.flatMap(([folder]) => sourcesIn(folder).flatMap(importsOf));

  it('sees the project', () => {
    expect(imports.length).toBeGreaterThan(200);
  });

  it('are the ones that the architecture allows', () => {
    const wrong = imports
      .filter(({ from, to }) => from !== to && !reachable(from).some((allowed) => within(to, allowed)))
      .map(({ file, target }) => `${file} → ${target}`);
    expect(wrong).toEqual([]);
  });

  it.each(typesOnly)('%s takes only types from %s', (from, to) => {
    const wrong = imports
      .filter((edge) => edge.from === from && within(edge.to, to) && !edge.typeOnly)
      .map(({ file, target }) => `${file} → ${target}`);
    expect(wrong).toEqual([]);
  });

  it.each(narrow)('%s reaches %s from one place', (from, to, only) => {
    const wrong = imports
      .filter((edge) => edge.from === from && within(edge.to, to) && !only.test(edge.file))
      .map(({ file, target }) => `${file} → ${target}`);
    expect(wrong).toEqual([]);
  });

  it('lets core touch no clock, no randomness and no console', () => {
    const wrong = sourcesIn('core').filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random\(|\bconsole\./.test(
        readFileSync(path.join(root, file), 'utf8'),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

// ── below ──

function reachable(from: string): readonly string[] {
  return edges.find(([folder]) => folder === from)?.[1] ?? [];
}

function within(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function folderOf(file: string): string {
  return edges.find(([folder]) => within(file, folder))?.[0] ?? file;
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('node_modules'));
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(import|export)(\s+type)?\b([^;'"]*?)from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].flatMap(([, , type, names, named, lazy]) => {
    const specifier = named ?? lazy ?? '';
    const target = specifier.startsWith('@throughline/')
      ? specifier.slice('@throughline/'.length)
      : specifier.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), specifier)
        : null;
    // A package's own file by its path (the SDK's XDM) is a package all the same.
    if (target === null || target.includes('node_modules/')) return [];
    const braces = /^\s*\{([\s\S]*)\}\s*$/.exec(names ?? '')?.[1];
    const allTypes = braces
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .every((name) => name.startsWith('type '));
    return [
      {
        file,
        from: folderOf(file),
        to: folderOf(target),
        target,
        typeOnly: Boolean(type) || Boolean(allTypes),
      },
    ];
  });
}

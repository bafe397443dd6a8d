// `npm run check:jira`: Forge's own validation, linter and bundler on the app, without a login, and what they let
// through. No finding passes. CommonJS, since the bundler looks for `require.main`.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const Module = require('node:module');
const os = require('node:os');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
process.chdir(root);
const findings = [];
const found = (from, text) => findings.push(`${from}: ${text}`);
// Forge's tools take any TypeScript that npm hoisted; ours (7) has no programming interface, so they get their own.
const resolve = Module._resolveFilename;
const theirs = require.resolve('typescript', { paths: [path.dirname(require.resolve('@forge/lint'))] });
Module._resolveFilename = function (request, ...rest) {
  return request === 'typescript' ? theirs : resolve.call(this, request, ...rest);
};

/** Forge's tools end a check that crashed with this line and no error. */
const crashed = /Could not perform some linting actions/;
const said = [];
const say = (...parts) => said.push(parts.map(String).join(' '));
const logger = { info: say, warn: say, error: say, debug() {}, trace() {} };

async function main() {
  if (!fs.existsSync('src/index.js') || !fs.existsSync('dist/jira-app/ui/index.html')) {
    execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  }
  const manifest = await validated();
  if (manifest) {
    ownRules(manifest);
    await linted(manifest);
    await bundled(manifest);
  }
  if (said.some((line) => crashed.test(line))) found('linter', 'it crashed and checked nothing');
  if (findings.length === 0) return console.log('check:jira: nothing found.');
  console.error(findings.join('\n'));
  process.exitCode = 1;
}

/** The manifest as Forge reads it, or null when it is not one. */
async function validated() {
  const { validate } = require('@forge/manifest');
  const { success, errors = [], manifestObject } = await validate();
  for (const { message, line, level } of errors) found(`manifest ${level} line ${line}`, message);
  return success ? manifestObject.typedContent : null;
}

async function linted(manifest) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-lint-'));
  try {
    useLocalSwagger(folder);
    // A release is switched on remotely; without the service none is.
    const statsig = { check: async () => false, getDeprecatedRuntimes: async () => [] };
    const { lint, parseSourceFile, tsParser } = require('@forge/lint');
    // Forge's command looks at ./src alone, through the root tsconfig. There our requests are bundled beyond its
    // recognition, so the sources are looked at too, each file by itself; under a .js name, since the linter leaves
    // out a .ts file that the root tsconfig does not include.
    const parseFunction = (file) =>
      file.startsWith('src')
        ? parseSourceFile(file, tsParser)
        : parseSourceFile(sourceOf(file), (code, name) => tsParser(code, name, { project: undefined }));
    const results = await lint(
      ['src/index.js', ...sources('jira-app')],
      manifest,
      'development',
      logger,
      statsig,
      {
        parseFunction,
        linter: { mode: 'client-side' },
      },
    );
    for (const result of results) {
      for (const kind of ['errors', 'warnings', 'approvals']) {
        for (const { line, message } of result[kind]) found(`linter ${result.file}:${line}`, message);
      }
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The linter knows the scopes of Jira's requests from six descriptions, which it would fetch. */
function useLocalSwagger(folder) {
  const empty = path.join(folder, 'empty.json');
  fs.writeFileSync(empty, '{"paths":{}}');
  const jira = path.join(
    process.env.THROUGHLINE_DATA ?? path.resolve(root, '../shared/data'),
    'specs/jira-platform-v3.2026-04-20.json',
  );
  const real = fs.existsSync(jira);
  if (!real)
    console.log(`check:jira: scopes of Jira requests are not checked, no ${path.basename(jira)} here.`);
  process.env.USE_LOCAL_SWAGGER = '1';
  for (const name of ['JIRA', 'JSM', 'JSW', 'CONF', 'CONF_V2', 'BB']) {
    process.env[`LOCAL_${name}_SWAGGER`] = name === 'JIRA' && real ? jira : empty;
  }
}

async function bundled(manifest) {
  const { getNodeBundler, getEntryPoints } = require('@forge/bundler');
  const wrapper = { script: '', source: '', version: 'none' };
  const wrapperProvider = {
    getNodeRuntimeWrapper: async () => wrapper,
    getNodeRuntimeLoader: async () => wrapper,
  };
  const configFile = { readConfig: async () => manifest };
  const handlers = manifest.modules.function.map(({ handler }) => ({ module: handler.split('.')[0] }));
  try {
    const { outputDir } = await getNodeBundler(logger, wrapperProvider, configFile).bundle({
      appDirectory: root,
      entryPoints: getEntryPoints(handlers),
    });
    exportsOf(path.join(outputDir, 'index.cjs'), manifest);
    fs.rmSync(outputDir, { recursive: true, force: true });
  } catch (cause) {
    found('bundler', cause.message);
  }
}

/** What Forge would call must be there after its own bundler went over it. */
function exportsOf(file, manifest) {
  const loaded = require(file);
  for (const { key, handler } of manifest.modules.function) {
    if (typeof loaded[handler.split('.')[1]] !== 'function') found('bundle', `${key} is not exported`);
  }
}

/** What Forge's tools let through. */
function ownRules(manifest) {
  const { app, permissions, modules, resources } = manifest;
  const wants = (holds, text) => holds || found('manifest', text);
  wants(permissions.scopes.includes('storage:app'), 'storage:app is missing: every read would fail');
  wants(
    !permissions.external && !manifest.remotes,
    'the app must not leave Atlassian: no egress, no remotes',
  );
  wants(
    (modules.scheduledTrigger ?? []).filter(({ interval }) => interval === 'fiveMinute').length <= 1,
    'Forge takes one five-minute trigger',
  );
  wants((modules.scheduledTrigger ?? []).length <= 5, 'Forge takes five scheduled triggers');
  wants((modules['jira:globalPage'] ?? []).length <= 1, 'Forge refuses to deploy a second global page');
  for (const { name, indexes = [] } of app.storage.entities) {
    for (const index of indexes) {
      wants(
        typeof index === 'string' || (index.range ?? []).length <= 1,
        `${name}: an index range is one attribute`,
      );
    }
  }
  const keys = modules.function.map(({ key }) => key);
  for (const key of keys) wants(key.length <= 23, `function key ${key} is longer than 23 characters`);
  const slow = modules.function.filter(({ timeoutSeconds }) => timeoutSeconds).map(({ key }) => key);
  const patient = [...(modules.consumer ?? []), ...(modules.scheduledTrigger ?? [])];
  for (const key of slow) {
    wants(
      patient.some((module) => module.function === key),
      `${key}: a timeout is for consumers and schedules`,
    );
  }
  for (const { key, path: folder } of resources) {
    const page = path.join(folder, 'index.html');
    wants(fs.existsSync(page), `resource ${key} has no index.html`);
    const html = fs.existsSync(page) ? fs.readFileSync(page, 'utf8') : '';
    wants(
      !/<style|style=|<script(?![^>]*src=)|\son\w+=/.test(html),
      `${page}: Forge's policy blocks inline code`,
    );
    wants(!/(?:src|href)="\//.test(html), `${page}: paths are relative on Forge's CDN`);
  }
}

function sources(folder) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
    .map((file) => path.join(folder, file.replace(/\.ts$/, '.js')));
}

const sourceOf = (file) => file.replace(/\.js$/, '.ts');

main().catch((cause) => {
  console.error(cause);
  process.exitCode = 1;
});

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createJiraHost } from '@throughline/workbench/jira-host/host.ts';
import type { JiraHost } from '@throughline/workbench/jira-host/host.ts';
import { framePolicy } from '@throughline/workbench/jira-host/frame-server.ts';
import { epicWith, plan } from '../../jira-app/app-fixture.ts';
import { emptySite } from '../../jira-app/site-fixture.ts';

const root = path.resolve(__dirname, '../../..');
const around = 'http://localhost:4999';

describe('the local Jira, with the built app', () => {
  let folder: string;
  const open: JiraHost[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'throughline-'));
  });
  afterEach(() => {
    for (const host of open.splice(0)) host.close();
    rmSync(folder, { recursive: true });
  });
  const start = () => {
    const host = createJiraHost({
      root,
      site: { ...emptySite, issues: epicWith(3) },
      dataDir: folder,
      around,
    });
    open.push(host);
    return host;
  };
  const importPlan = (host: JiraHost) =>
    host.platform.invoke({
      accountId: 'maria',
      place: { kind: 'issue', issue: 'SUP-1' },
      functionKey: 'importPlan',
      payload: { fileName: 'plan.yaml', text: plan },
    });
  const choices = (host: JiraHost) =>
    host.platform.invoke({
      accountId: 'maria',
      place: { kind: 'issue', issue: 'SUP-1' },
      functionKey: 'listLinkChoices',
    });

  it('keeps what was stored and what was changed from run to run', async () => {
    const first = start();
    expect(first.isNew).toBe(true);
    expect(await importPlan(first)).toMatchObject({ ok: true });
    await first.change('maria', (jira) => jira.transition('SUP-2', 'Done'));
    await first.change('maria', (jira) => jira.move('SUP-3', 'PAY'));
    const before = await choices(first);
    first.close();
    const second = start();
    expect(second.isNew).toBe(false);
    expect(await choices(second)).toEqual(before);
    expect(second.site.find('SUP-2')?.fields['status']).toMatchObject({ name: 'Done' });
    expect(second.site.find('SUP-3')?.key).toBe('PAY-1');
    expect(readdirSync(folder).toSorted()).toEqual(['jira-site.json', 'jira-store.json']);
  });

  it('says which file is broken instead of beginning anew over it', async () => {
    const first = start();
    await importPlan(first);
    first.close();
    writeFileSync(path.join(folder, 'jira-store.json'), '[["text/a", {"val');
    expect(start).toThrow('jira-store.json cannot be read');
    expect(readFileSync(path.join(folder, 'jira-store.json'), 'utf8')).toBe('[["text/a", {"val');
  });

  it('does without a folder', async () => {
    const host = createJiraHost({ root, site: { ...emptySite, issues: epicWith(1) }, dataDir: null, around });
    expect(await importPlan(host)).toMatchObject({ ok: true });
    host.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('answers its shell, and refuses what another page could send', async () => {
    const host = start();
    const server = createServer((request, response) => void host.handleShell(request, response));
    await new Promise<void>((done) => server.listen(0, done));
    const at = `http://localhost:${(server.address() as AddressInfo).port}/jira-host`;
    try {
      const context = await fetch(`${at}/context?issue=SUP-1&as=vera`);
      expect(await context.json()).toMatchObject({
        accountId: 'vera',
        cloudId: emptySite.cloudId,
        extension: { issue: { id: '20001', key: 'SUP-1', typeId: '10' }, project: { id: '10001' } },
      });
      const pages = ['project=SUP', 'project=10002', ''].map(async (query) => {
        const given = await fetch(`${at}/context?${query}&as=vera`);
        return (await given.json()) as { moduleKey: string; extension: object };
      });
      expect(await Promise.all(pages)).toMatchObject([
        {
          moduleKey: 'project-okrs',
          extension: { type: 'jira:projectPage', project: { id: '10001', key: 'SUP', type: 'software' } },
        },
        { moduleKey: 'project-okrs', extension: { project: { id: '10002', key: 'PAY' } } },
        { moduleKey: 'site-okrs', extension: { type: 'jira:globalPage' } },
      ]);
      expect((await fetch(`${at}/context?project=NOPE&as=vera`)).status).toBe(404);
      const invoke = (body: string, type: string, issue = 'SUP-1') =>
        fetch(`${at}/invoke?issue=${issue}&as=vera`, {
          method: 'POST',
          headers: { 'content-type': type },
          body,
        });
      const body = JSON.stringify({ functionKey: 'openEpicPanel', payload: {} });
      const answer = await invoke(body, 'application/json');
      expect(await answer.json()).toMatchObject({
        value: { ok: true, value: { kind: 'full', empty: 'no-objective' } },
      });
      expect((await invoke(body, 'text/plain')).status).toBe(415);
      expect((await invoke(body, 'application/json', 'SUP-99')).status).toBe(404);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it('runs the scheduled function, and what it leaves in the queue', async () => {
    const host = start();
    await importPlan(host);
    await host.schedule();
    expect(host.platform.queue.waiting).toEqual([]);
  });

  it('serves the page under the content policy that Forge computes', async () => {
    const host = start();
    const server = createServer((request, response) => void host.handleFrame(request, response));
    await new Promise<void>((done) => server.listen(0, done));
    const at = `http://localhost:${(server.address() as AddressInfo).port}`;
    try {
      const page = await fetch(`${at}/`);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toBe(framePolicy(await (await fetch(`${at}/index.html`)).text(), { root, around }));
      for (const directive of [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        'frame-ancestors',
      ]) {
        expect(policy).toContain(directive);
      }
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|report-uri/);
      expect(policy).toContain(around);
      const later = readdirSync(path.join(root, 'dist/jira-app/ui')).filter((name) =>
        /^main-.+\.js$/.test(name),
      );
      expect(later.some((name) => name.startsWith('main-hierarchy-'))).toBe(true);
      for (const file of [
        ...later,
        'main.js',
        'main.css',
        'hierarchy.css',
        '__forge/bridge.js',
        '__forge/theme.css',
      ]) {
        expect((await fetch(`${at}/${file}`)).status).toBe(200);
      }
      for (const file of ['../../manifest.yml', '%2e%2e/%2e%2e/package.json', 'nothing.js', 'index.map']) {
        expect((await fetch(`${at}/${file}`)).status).toBe(404);
      }
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});

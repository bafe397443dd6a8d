import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = path.resolve(__dirname, '../../dist/ado-extension/dist');

/** A dashboard holds many widgets, each a page of its own: what comes first is small, the rest comes when it is needed. */
describe.each(['widget', 'widget-configuration', 'sprint-tab'])('the Azure DevOps page %s', (page) => {
  const all = existsSync(folder) ? readdirSync(folder) : [];
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const kilobytes = (name: string) => gzipSync(text(name), { level: 9 }).length / 1000;

  it('begins with a script of at most 40 kB gz, and styles of at most 10', () => {
    if (!all.includes(`${page}.js`)) throw new Error('dist/ado-extension is not built: run "npm run build".');
    expect(kilobytes(`${page}.js`)).toBeLessThanOrEqual(40);
    expect(kilobytes(`${page}.css`)).toBeLessThanOrEqual(10);
  });

  it('loads its screen, the reading of work and of the past, and the review itself later', () => {
    const later = all.filter((name) => name.startsWith(`${page}-`) && name.endsWith('.js'));
    for (const part of ['mount', 'sprints', 'open-review', 'german-review']) {
      expect([part, later.filter((name) => name.startsWith(`${page}-${part}-`)).length]).toEqual([part, 1]);
    }
    // Marks of the queries and of the past.
    const marks = /FROM WorkItems|StateChangeDate/;
    expect([marks.test(text(`${page}.js`)), later.some((name) => marks.test(text(name)))]).toEqual([
      false,
      true,
    ]);
  });
});

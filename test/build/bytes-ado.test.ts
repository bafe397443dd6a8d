import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = path.resolve(__dirname, '../../dist/ado-extension/dist');

/** bytes.test.ts holds panel.js itself; this, what it must not carry, and what comes later. */
describe('the Azure DevOps page', () => {
  const scripts = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.js')) : [];
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');

  it('is built', () => {
    if (scripts.length === 0) throw new Error('dist/ado-extension is not built: run "npm run build".');
    expect(scripts).toContain('panel.js');
  });

  it('loads the parser of plan files, and what reads and changes work, only when it is asked for', () => {
    const later = scripts.filter((name) => name.startsWith('panel-'));
    for (const part of ['import-plan-file', 'panel-actions', 'work-items']) {
      expect(later.filter((name) => name.includes(part))).toHaveLength(1);
    }
    // Most work items serve no objective: what values and shows them comes when one does, old documents' readers last.
    for (const part of ['show-panel', 'decode-shard', 'encode-shard', 'migrate']) {
      expect(later.filter((name) => name.includes(part))).toHaveLength(1);
    }
    // Marks of the YAML parser, and of the queries.
    expect(text('panel.js')).not.toMatch(/tag:yaml\.org|FROM WorkItems/);
    expect(later.map(text).join('\n')).toMatch(/FROM WorkItems/);
    // A mark of the codec: its digits.
    expect(text('panel.js')).not.toContain('stuvwxyz0123456789-_');
    expect(later.map(text).join('\n')).toContain('stuvwxyz0123456789-_');
  });

  it('has styles of at most 6 kB gz', () => {
    expect(gzipSync(text('panel.css'), { level: 9 }).length / 1000).toBeLessThanOrEqual(6);
  });
});

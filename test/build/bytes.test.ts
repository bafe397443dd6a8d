import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What a page loads first, in kB (1,000 bytes) gz of script. Every raise is explained here.
 * @see docs/decisions for why the hosts differ: 32 kB of Jira's page are @forge/bridge.
 */
const ceilings: readonly (readonly [file: string, kB: number])[] = [
  ['dist/ado-extension/dist/panel.js', 40],
  ['dist/jira-app/ui/main.js', 75],
  // What reads and draws the first rows (33 kB, the host's own part among it); the page, its editors and all else come after them.
  ['dist/ado-extension/dist/hub.js', 45],
];

const root = path.resolve(__dirname, '../..');

describe('byte ceilings', () => {
  it.each(ceilings)('%s is at most %d kB gz', (file, kB) => {
    const built = path.join(root, file);
    if (!existsSync(built)) throw new Error(`${file} is not built: run "npm run build".`);
    const size = gzipSync(readFileSync(built), { level: 9 }).length / 1000;
    expect(size).toBeLessThanOrEqual(kB);
    // A page of nothing would pass any ceiling.
    expect(size).toBeGreaterThan(10);
  });
});

import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

interface Row {
  readonly id: string;
  readonly ratio: number | null;
  readonly bar: number | null;
  readonly peer: string | null;
  readonly pass: boolean;
}

const bench = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(root, 'bench/run.mjs'), ...args], { cwd: root, encoding: 'utf8' });

/**
 * Not a test of times: at the smallest size each figure checks that all sides come to the same values, and is a fault
 * where one does not. Peers that are not installed are not run; the ones that the bench brings itself always are.
 */
describe('npm run bench', () => {
  it.each(['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F12', 'F13', 'F14'])(
    '%s: all sides agree at the smallest size, and the last line is the contract',
    (id) => {
      const { stdout, status } = bench(id, '--smoke', '--json');
      const { figures } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as { figures: Row[] };
      expect(stdout).not.toContain('did not run');
      expect(status).toBe(0);
      expect(figures.length).toBeGreaterThan(0);
      for (const row of figures) {
        expect(Object.keys(row)).toEqual(['id', 'ratio', 'bar', 'peer', 'pass']);
        expect(row).toMatchObject({ id, bar: expect.any(Number), peer: expect.any(String) });
        // What was not run is missing, never passed.
        if (row.ratio === null) expect(row.pass).toBe(false);
      }
    },
  );

  it('F6: no bit differs', () => {
    const { stdout } = bench('F6', '--smoke', '--json');
    expect(stdout).toContain('0 bits');
    expect(stdout).not.toContain('FALLS SHORT');
  });

  it('knows its figures', () => {
    const { status, stdout } = bench('F99');
    expect(stdout).toContain('There is no figure F99');
    expect(status).toBe(2);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mutants } from '../../scripts/mutants/list.mjs';

const root = path.resolve(__dirname, '../..');

describe('mutants', () => {
  test('each finds what it changes exactly once, so that none goes stale unnoticed', () => {
    const stray = mutants.filter(
      ({ file, find }) => readFileSync(path.join(root, file), 'utf8').split(find).length !== 2,
    );
    expect(mutants.length).toBeGreaterThanOrEqual(60);
    expect(stray).toEqual([]);
  });
});

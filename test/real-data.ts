import { existsSync } from 'node:fs';
import path from 'node:path';

const root = process.env['THROUGHLINE_DATA'] ?? path.resolve(__dirname, '../../shared/data');

/** Path of a file of the real data sets, which are never part of the project. */
export const realData = (name: string): string => path.join(root, name);

/**
 * A suite on real data; where the data is absent it is skipped and says why. Its body is not run then: it may read the
 * data while it is being set up.
 */
export function describeWithRealData(title: string, suite: () => void): void {
  if (existsSync(root)) describe(title, suite);
  else
    describe(title, () => it.skip('no real data at ../shared/data; set THROUGHLINE_DATA', () => undefined));
}

// Takes the pictures of docs/img: node scripts/pictures.mjs, or node scripts/pictures.mjs tree for those whose name has "tree".
// Those of the hosts show what was built last (npm run build); the others the galleries of test/ui, which build themselves.
import path from 'node:path';
import { findBrowser, root, run } from './setup.mjs';

const jest = path.join(root, 'node_modules', '.bin', 'jest');
const good = run(jest, ['--verbose', 'test/ui/pictures'], {
  env: {
    ...process.env,
    THROUGHLINE_BROWSER: await findBrowser(),
    THROUGHLINE_PICTURES: process.argv[2] ?? '.',
  },
});
process.exitCode = good ? 0 : 1;

// npm start: install what is locked, build, serve the workbench. Arguments go on to "throughline serve".
import { ensureInstalled, root, run, stop } from './setup.mjs';
import path from 'node:path';

ensureInstalled();
if (!run(process.execPath, [path.join(root, 'scripts/build.mjs')]))
  stop('The build failed; its messages are above. Nothing is served.');
process.exitCode = run(process.execPath, [
  path.join(root, 'cli/bin/throughline.mjs'),
  'serve',
  ...process.argv.slice(2),
])
  ? 0
  : 1;

#!/usr/bin/env node
import { existsSync } from 'node:fs';
const built = new URL('../../dist/cli/main.mjs', import.meta.url);
if (!existsSync(built)) {
  console.error(
    'throughline is not built yet. Run "npm run build" once (npm start and npm test do it for you).',
  );
  process.exit(2);
}
const { main } = await import(built.href);
process.exitCode = await main(process.argv.slice(2));

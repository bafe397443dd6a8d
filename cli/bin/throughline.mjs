#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A reader that stops early (`| head`) is no fault; anything else that nobody caught is one sentence, not a stack.
process.stdout.on('error', () => process.exit());
process.on('uncaughtException', (cause) => {
  console.error(`throughline stopped: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exit(2);
});

const built = new URL('../dist/main.mjs', import.meta.url);
if (!existsSync(built)) {
  console.error(
    'throughline is not built yet. Run "npm run build" once (npm start and npm test do it for you).',
  );
  process.exit(2);
}
const { main } = await import(built.href);
const code = await main(process.argv.slice(2));
// Output may still be on its way: the process ends by itself.
process.exitCode = code;

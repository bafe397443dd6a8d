import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OwnData } from '@throughline/workbench/serve.ts';
import type { Output } from '../output.ts';
import { planNeeds } from '../plan-needs.ts';
import { planOfFile } from '../plan-of-file.ts';
import { noNeeds, openNeeds, optionsOf, type WorkFileFlags } from '../work-file/options.ts';
import { readWorkFiles } from '../work-file/read-work-files.ts';

export interface ServeFlags extends WorkFileFlags {
  readonly port?: number;
  readonly data?: string;
  readonly reset?: boolean;
  /** False with --no-past. */
  readonly past?: boolean;
  readonly plan?: string;
  readonly work?: readonly string[];
}

/** Runs until it is interrupted. Exit code 0, or 2 where the input is not good or a port is taken. */
export async function serve(flags: ServeFlags, output: Output): Promise<number> {
  const own = await ownData(flags, output);
  if (own === 'bad') return 2;
  // Loaded only when it is asked for: the workbench brings both apps and a server along.
  const { startWorkbench } = await import('@throughline/workbench/serve.ts');
  try {
    const workbench = await startWorkbench({
      root: projectFolder(),
      port: flags.port ?? 4400,
      dataDir: path.resolve(flags.data ?? '.throughline'),
      reset: flags.reset ?? false,
      own,
      past: flags.past ?? true,
      tell: (sentence) => output.print(sentence),
    });
    for (const notice of workbench.notices) output.error(notice);
    output.print(`\nThroughline's workbench: ${workbench.address}\nStop it with Ctrl+C.`);
    await interrupted();
    await workbench.close();
    return 0;
  } catch (cause) {
    output.error(cause instanceof Error ? cause.message : 'The workbench did not start.');
    return 2;
  }
}

// ── below ──

/** null = none was given: the sample. */
async function ownData(flags: ServeFlags, output: Output): Promise<OwnData | null | 'bad'> {
  if (flags.work === undefined) {
    if (flags.plan === undefined) return null;
    output.error('--plan goes with --work: the plan names work items, and they come from an export.');
    return 'bad';
  }
  const read = flags.plan === undefined ? null : await planOfFile(flags.plan);
  const needs = read?.plan ? planNeeds(read.plan.keyResults) : null;
  const work = await readWorkFiles(
    flags.work,
    optionsOf(
      flags,
      needs ? { ...noNeeds, points: needs.points, numberFields: needs.numberFields } : openNeeds,
    ),
  );
  const problems = [...(read?.problems ?? []), ...(work.ok ? [] : work.problems)];
  for (const line of [...(read?.notices ?? []), ...problems]) output.error(line);
  if (!work.ok || problems.length > 0) return 'bad';
  return {
    items: work.items,
    plan: read && flags.plan ? { fileName: path.basename(flags.plan), text: read.text } : null,
  };
}

/** The nearest folder above that holds the built apps. */
function projectFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'manifest.yml'))) {
    const above = path.dirname(folder);
    if (above === folder)
      throw new Error('The built apps were not found. Run "npm run build" in the project.');
    folder = above;
  }
  return folder;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

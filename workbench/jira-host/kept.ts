import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KvsContent } from './kvs.ts';
import type { JiraIssue, JiraSite } from './site.ts';

/** Where a host keeps its data between runs. */
export interface Kept {
  /** null = nothing is kept under this name. */
  read(name: string): unknown;
  /** `value` is asked for once for many changes, a moment later. */
  write(name: string, value: () => unknown): void;
  /** Writes what is still due. */
  flush(): void;
}

/** In a folder, one JSON file a name. A file is replaced whole: a run that is cut off leaves the earlier one. */
export function keptInFolder(folder: string): Kept {
  const due = new Map<string, () => unknown>();
  let timer: NodeJS.Timeout | null = null;
  const fileOf = (name: string) => path.join(folder, `${name}.json`);
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    mkdirSync(folder, { recursive: true });
    for (const [name, value] of due) {
      writeFileSync(`${fileOf(name)}.new`, JSON.stringify(value()));
      renameSync(`${fileOf(name)}.new`, fileOf(name));
    }
    due.clear();
  };
  return {
    read(name) {
      try {
        return JSON.parse(readFileSync(fileOf(name), 'utf8')) as unknown;
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw new Error(`${fileOf(name)} cannot be read. Start with --reset to begin anew.`, { cause });
      }
    },
    write(name, value) {
      due.set(name, value);
      timer ??= setTimeout(flush, 200).unref();
    },
    flush,
  };
}

export const keptNowhere: Kept = { read: () => null, write: () => {}, flush: () => {} };

interface SiteState {
  readonly issues: readonly JiraIssue[];
  readonly oldKeys: readonly (readonly [string, string])[];
}

export function siteState(site: JiraSite): SiteState {
  return { issues: [...site.issues.values()], oldKeys: [...site.oldKeys] };
}

/** Puts a site back where it was; without a kept state it stays as it was given. */
export function restoreSite(site: JiraSite, kept: unknown): void {
  if (!kept) return;
  const { issues, oldKeys } = kept as SiteState;
  site.issues.clear();
  for (const issue of issues) site.issues.set(issue.id, issue);
  for (const [key, id] of oldKeys) site.oldKeys.set(key, id);
}

export function kvsState(content: KvsContent): unknown {
  return [...content];
}

export function kvsFrom(kept: unknown): KvsContent {
  return new Map((kept ?? []) as [string, { value: unknown; createdAt: number; updatedAt: number }][]);
}

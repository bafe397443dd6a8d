import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

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

import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';

const ours = (key: string): string => `throughline:${key}`;

/** Kept in this browser; a browser that keeps nothing for a framed page is one that has nothing kept. */
export const browserMemory: HierarchyPage['memory'] = {
  read(key) {
    try {
      return localStorage.getItem(ours(key));
    } catch {
      return null;
    }
  },
  write(key, text) {
    try {
      localStorage.setItem(ours(key), text);
    } catch {
      // Full, or forbidden: the next visit begins as the first one did.
    }
  },
};

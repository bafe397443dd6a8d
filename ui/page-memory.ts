import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';

const ours = (key: string): string => `throughline.${key}`;

/**
 * What this browser keeps for the page, in both hosts. A frame may have no memory (a sandbox, a browser that forbids
 * it): to ask for it throws then, and nothing is kept.
 */
export const pageMemory: HierarchyPage['memory'] = {
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

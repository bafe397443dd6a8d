import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';

/** The browser's own memory. In the sandbox of an on-premises server there is none: to ask for it throws. */
export function pageMemory(): HierarchyPage['memory'] {
  return {
    read(key) {
      try {
        return localStorage.getItem(`throughline.${key}`);
      } catch {
        return null;
      }
    },
    write(key, text) {
      try {
        localStorage.setItem(`throughline.${key}`, text);
      } catch {
        // Nothing is remembered then.
      }
    },
  };
}

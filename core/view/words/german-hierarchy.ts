import { german } from './german.ts';
import { editor } from './german/editor.ts';
import { hierarchy } from './german/hierarchy.ts';
import { node } from './german/node.ts';
import type { HierarchyDictionary } from './hierarchy-words.ts';

export const germanHierarchy: HierarchyDictionary = (format) => ({
  ...german(format),
  ...hierarchy(format),
  ...editor(format),
  ...node(format),
});

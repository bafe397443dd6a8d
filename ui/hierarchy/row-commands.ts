import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import type { Opened } from './hierarchy-model.ts';
import type { RowCommand } from './tree-keys.ts';

/** A command comes to something that opens, or to a sentence that says why not. */
export type Commanded = { readonly open: Opened } | { readonly not: string };

type Tree = HierarchyWords['tree'];

export const mayEdit = ({ may }: Pick<HierarchyNode, 'may'>): boolean =>
  may === 'edit' || may === 'administer';

/** Work can be linked to it (also where one may not). Of milestones a plan file says which items are theirs. */
export const takesWork = ({ measure }: Pick<HierarchyNode, 'measure'>): boolean => measure === 'work';

const goesOn = ({ status }: Pick<HierarchyNode, 'status'>): boolean =>
  status === 'active' || status === 'draft';

export function commanded(
  command: RowCommand,
  node: HierarchyNode,
  tab: Extract<Opened, { kind: 'details' }>['tab'],
  words: Tree,
): Commanded {
  const { id, is } = node;
  switch (command) {
    case 'open':
      return { open: { kind: 'details', id, tab } };
    case 'why':
      return { open: { kind: 'details', id, tab: 'why' } };
    case 'edit':
      return mayEdit(node) ? { open: { kind: 'edit', is, id, parent: null } } : { not: words.notAllowed };
    case 'check-in':
      if (is === 'objective') return { not: words.notForObjective };
      return entered(node, { kind: 'check-in', id }, words);
    case 'link':
      if (!takesWork(node)) return { not: words.notLinkable };
      return entered(node, { kind: 'link', id }, words);
    case 'new-below':
      return entered(
        node,
        { kind: 'edit', is: is === 'objective' ? 'keyResult' : 'objective', id: null, parent: id },
        words,
      );
    case 'new-objective-below':
      return entered(node, { kind: 'edit', is: 'objective', id: null, parent: id }, words);
  }
}

// ── below ──

function entered(node: HierarchyNode, open: Opened, words: Tree): Commanded {
  if (!mayEdit(node)) return { not: words.notAllowed };
  return goesOn(node) ? { open } : { not: words.notActive };
}

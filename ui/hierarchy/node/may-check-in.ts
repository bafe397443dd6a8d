import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';

/** Is a check-in offered here? The function asks the host again. */
export const mayCheckIn = ({ is, title, status, may }: HierarchyNode): boolean =>
  is === 'keyResult' && title !== null && status === 'active' && mayEdit(may);

export const mayEdit = (may: HierarchyNode['may']): boolean => may === 'edit' || may === 'administer';

import { byId, byText } from '../model/order.ts';
import type { Level } from '../model/plan.ts';
import type { Health } from '../progress/evaluation.ts';
import type { HierarchyNode } from './hierarchy.ts';

/** How what stands below one node is ordered. */
export type SortBy = 'aligned' | 'title' | 'score' | 'health' | 'due' | 'owner';
export const sorts: readonly SortBy[] = ['aligned', 'title', 'score', 'health', 'due', 'owner'];

/** What rows stand below, beside what they serve: nothing, the headings of teams, or of projects. */
export type GroupBy = 'none' | 'owner' | 'project';
export const groupings: readonly GroupBy[] = ['none', 'owner', 'project'];

/** From what asks for attention to what does not. */
export const healthOrder: readonly Health[] = [
  'missed',
  'off-track',
  'at-risk',
  'none',
  'on-track',
  'achieved',
  'too-early',
  'not-started',
];

export const levelOrder: readonly Level[] = ['organisation', 'team', 'individual'];

type Compare = (a: HierarchyNode, b: HierarchyNode) => number;

/**
 * As aligned: key results first, then objectives from the highest level, by title. Score: the lowest first; health: the
 * worst first; due: what waits for a check-in, then the oldest. What has no value, title or owner comes last; equal
 * ones by title, then id.
 * @param compare of two texts as the reader's language orders them; by code units where it is not given
 */
export function orderOf(sort: SortBy, compare: (a: string, b: string) => number = byText): Compare {
  const texts = (a: string | null, b: string | null): number =>
    a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b);
  const byTitle: Compare = (a, b) => texts(a.title, b.title) || byId(a, b);
  const first = firstOrder(sort, texts);
  return (a, b) => first(a, b) || byTitle(a, b);
}

function firstOrder(sort: SortBy, texts: (a: string | null, b: string | null) => number): Compare {
  switch (sort) {
    case 'aligned':
      return (a, b) => kindAndLevel(a) - kindAndLevel(b);
    case 'title':
      return () => 0;
    case 'score':
      return (a, b) => (a.progress ?? Infinity) - (b.progress ?? Infinity) || 0;
    case 'health':
      return (a, b) => healthOrder.indexOf(a.health) - healthOrder.indexOf(b.health);
    case 'due':
      return (a, b) => Number(b.due) - Number(a.due) || texts(a.checkedIn, b.checkedIn);
    case 'owner':
      return (a, b) => texts(a.owner, b.owner);
  }
}

const kindAndLevel = ({ is, level }: HierarchyNode): number =>
  is === 'keyResult' ? -1 : levelOrder.indexOf(level);

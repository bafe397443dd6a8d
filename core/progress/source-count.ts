import type { CountOf, QuerySource } from '../model/plan.ts';

/** What of each item that a query finds is added up (R15, form two). */
export const countOfSource = ({ of, field }: Pick<QuerySource, 'of' | 'field'>): CountOf =>
  of === 'count' ? { unit: 'issues' } : fieldOf(field ?? '');

// ── below ──

/** `points` and `estimate` as in a work measure; anything else is the host's id of a number field. */
function fieldOf(field: string): CountOf {
  if (field === 'points') return { unit: 'points' };
  if (field === 'estimate') return { unit: 'seconds' };
  return { unit: 'field', field };
}

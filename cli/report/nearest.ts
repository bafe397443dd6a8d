import type { Plan } from '@throughline/core/model/plan.ts';
import { didYouMean } from '@throughline/core/plan-file/did-you-mean.ts';

/** Everything of a plan that has an id, in the plan's order. */
export const idsOf = ({ objectives, keyResults, kpis }: Plan): readonly string[] => [
  ...objectives.map(({ id }) => id),
  ...keyResults.map(({ id }) => id),
  ...kpis.map(({ id }) => id),
];

/** "The plan has no …" with the ids that were most likely meant, or a few that there are. */
export function noSuchId(id: string, plan: Plan): string {
  const known = new Set(idsOf(plan));
  const near: string[] = [];
  for (let found = didYouMean(id, known); found !== null && near.length < 3; found = didYouMean(id, known)) {
    near.push(found);
    known.delete(found);
  }
  const missing = `The plan has no objective, key result or KPI called "${id}".`;
  if (near.length > 0) return `${missing} Did you mean ${listed(near, 'or')}?`;
  const some = [...known].slice(0, 8);
  const more = known.size - some.length;
  return known.size === 0
    ? missing
    : `${missing} It has ${listed(more > 0 ? [...some, `${more} more`] : some, 'and')}.`;
}

function listed(words: readonly string[], last: 'or' | 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

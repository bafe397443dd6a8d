import type { ObjectiveId, ProjectId, SprintId, TeamId } from '@throughline/core/model/ids.ts';
import type { Sprint, Team } from '@throughline/core/model/sprint.ts';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import type { SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import { at, NOW, sprint } from './builders.ts';
import { states } from './states.ts';

export interface FakeReviewClient extends SprintReviewClient {
  /** What was asked, in order. */
  readonly calls: { readonly name: string; readonly request: unknown }[];
  /** What the next calls of a name answer instead, first in first out; 'throw' = the connection is cut. */
  readonly fail: {
    readonly call: string;
    readonly with: Failure['code'] | 'throw';
    readonly says?: string;
  }[];
  /** What the next reviews are of. */
  show(state: string): void;
}

export const teams: readonly Team[] = [
  { id: '12' as TeamId, name: 'Support', projects: ['10001' as ProjectId], sprints: true },
  { id: '13' as TeamId, name: 'Support kanban', projects: ['10001' as ProjectId], sprints: false },
  { id: '14' as TeamId, name: 'Growth', projects: ['10002' as ProjectId], sprints: true },
  { id: '15' as TeamId, name: 'A team without any sprint', projects: ['10002' as ProjectId], sprints: true },
];

const sprints: readonly Sprint[] = [
  sprint({
    id: 'jira:acme/5' as SprintId,
    name: 'Sprint 5',
    state: 'active',
    completed: null,
    start: at('16T09:00:00'),
    end: at('29T17:00:00'),
  }),
  sprint(),
  sprint({ id: 'jira:acme/3' as SprintId, name: 'Sprint 3' }),
  sprint({ id: 'jira:acme/2' as SprintId, name: 'Before dates', start: null, end: null, completed: null }),
  sprint({ id: 'jira:acme/6' as SprintId, name: 'Sprint 6', state: 'future', completed: null }),
];

/** A client that answers from a review, with the little behaviour that the page is tested with. */
export function fakeReviewClient(state: string): FakeReviewClient {
  let shown = state;
  const calls: FakeReviewClient['calls'] = [];
  const fail: FakeReviewClient['fail'] = [];
  if (state === 'error') fail.push({ call: 'openReview', with: 'unreachable' });
  if (state === 'forbidden')
    fail.push({ call: 'openReview', with: 'forbidden', says: 'You may not see this board.' });
  if (state === 'no-sprint')
    fail.push({ call: 'openReview', with: 'not-found', says: 'No sprint of “Support” is over yet.' });

  const answer = async <T>(name: string, request: unknown, of: () => T): Promise<Answer<T>> => {
    calls.push({ name, request });
    await Promise.resolve();
    const found = fail.findIndex(({ call }) => call === name);
    const [failure] = found < 0 ? [] : fail.splice(found, 1);
    if (failure?.with === 'throw') throw new Error('cut');
    if (failure) return { ok: false, failure: { code: failure.with, message: failure.says ?? '' } };
    return { ok: true, value: of() };
  };
  let reads = 0;
  return {
    calls,
    fail,
    show(next) {
      shown = next;
    },
    openReview: (request) =>
      shown === 'loading'
        ? new Promise(() => {})
        : answer('openReview', request, () => {
            reads += 1;
            const make = states[shown];
            if (make === undefined) throw new Error(`There is no state "${shown}".`);
            return { now: NOW + (reads - 1) * 60_000, timeZone: 'Europe/Berlin', review: make() };
          }),
    findTeams: (request) =>
      answer('findTeams', request, () => ({
        teams: teams.filter(({ name }) => name.toLowerCase().includes((request.text ?? '').toLowerCase())),
        more: request.text === null,
      })),
    listSprints: (request) => answer('listSprints', request, () => (request.team === '15' ? [] : sprints)),
    listReviewObjectives: (request) =>
      answer('listReviewObjectives', request, () =>
        Array.from({ length: request.team === '14' ? 14 : 3 }, (_, number) => ({
          id: `o-${number}` as ObjectiveId,
          title: `Objective ${number}`,
          owner: number === 0 ? null : 'Support',
        })),
      ),
  };
}

import type { Host } from '../port/host.ts';
import type { Answer } from './answer.ts';
import type { ReviewPlace, SprintReviewClient } from './sprint-client.ts';
import { withPart } from './with-part.ts';

/** The use case of each call of a sprint review, by its name. */
export type SprintFunctions = {
  readonly [Name in keyof SprintReviewClient]: (
    host: Host,
    place: ReviewPlace,
    request: Parameters<SprintReviewClient[Name]>[0],
  ) => ReturnType<SprintReviewClient[Name]>;
};

/** The use cases behind the sprint review, for both hosts; each is loaded with its first call. */
export const sprintFunctions: SprintFunctions = {
  openReview: late(async () => (await import('./open-review.ts')).openReview),
  findTeams: late(async () => (await import('./find-teams.ts')).findTeams),
  listSprints: late(async () => (await import('./list-sprints.ts')).listSprints),
  listReviewObjectives: late(async () => (await import('./list-review-objectives.ts')).listReviewObjectives),
};

// ── below ──

function late<Request, Value>(
  load: () => Promise<(host: Host, place: ReviewPlace, request: Request) => Promise<Answer<Value>>>,
) {
  return (host: Host, place: ReviewPlace, request: Request): Promise<Answer<Value>> =>
    withPart(load, (use) => use(host, place, request));
}

import type { SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import { ask } from './ask.ts';

/** Each call of the sprint review goes to the resolver function of the same name. */
export const reviewClient: SprintReviewClient = {
  openReview: (request) => ask('openReview', request),
  findTeams: (request) => ask('findTeams', request),
  listSprints: (request) => ask('listSprints', request),
  listReviewObjectives: (request) => ask('listReviewObjectives', request),
};

import { readReviewRequest } from '@throughline/core/review/request.ts';
import { sprintFunctions } from '@throughline/core/use/sprint-functions.ts';
import type { TeamId } from '@throughline/core/model/ids.ts';
import type { SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import { named, orNull, shape, text } from './guards.ts';
import { reviewPlaceOf } from './invocation.ts';
import { pageCall } from './page-call.ts';
import type { PageCall } from './page-call.ts';

const ofTeam = shape<{ team: TeamId }>({ team: named<TeamId>() });

/** One function for each call of the sprint review: its guard, and then its use case. None of them writes. */
export const reviewCalls: Readonly<Record<keyof SprintReviewClient, PageCall>> = {
  openReview: pageCall(
    reviewPlaceOf,
    (payload) => readReviewRequest(payload) ?? undefined,
    sprintFunctions.openReview,
  ),
  findTeams: pageCall(reviewPlaceOf, shape({ text: orNull(text(255)) }), sprintFunctions.findTeams),
  listSprints: pageCall(reviewPlaceOf, ofTeam, sprintFunctions.listSprints),
  listReviewObjectives: pageCall(reviewPlaceOf, ofTeam, sprintFunctions.listReviewObjectives),
};

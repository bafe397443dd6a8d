import type { Instant } from '../model/day.ts';
import type { ObjectiveId, ProjectId, TeamId } from '../model/ids.ts';
import type { Sprint, Team } from '../model/sprint.ts';
import type { ReviewRequest } from '../review/request.ts';
import type { SprintReview } from '../review/review.ts';
import type { Answer } from './answer.ts';

/**
 * What the sprint review asks for. In Jira each call goes to the resolver function of the same name, in Azure DevOps to the
 * use case of the same name (core/use/sprint-functions.ts lists them). Every one checks rights by itself.
 */
export interface SprintReviewClient {
  openReview(request: ReviewRequest): Promise<Answer<ReviewView>>;
  /** Boards or teams by a part of their name, as the person who asks. */
  findTeams(request: {
    readonly text: string | null;
  }): Promise<Answer<{ readonly teams: readonly Team[]; readonly more: boolean }>>;
  listSprints(request: { readonly team: TeamId }): Promise<Answer<readonly Sprint[]>>;
  /** Objectives of the team's projects in the present cycle: what a review can be narrowed to. */
  listReviewObjectives(request: { readonly team: TeamId }): Promise<Answer<readonly ReviewObjective[]>>;
}

export interface ReviewView {
  readonly now: Instant;
  /** Days are told in it. */
  readonly timeZone: string;
  readonly review: SprintReview;
}

export interface ReviewObjective {
  readonly id: ObjectiveId;
  readonly title: string;
  readonly owner: string | null;
}

/** Where the review stands; the functions check everything again. null = no project: a dashboard. */
export interface ReviewPlace {
  readonly project: ProjectId | null;
}

/** What only the page can do, given to the screen beside the client. */
export interface ReviewPage {
  openItem(item: { readonly id: string; readonly key: string; readonly url: string | null }): void;
  /** To an objective or key result on the page of all OKRs; absent where the host has no such page. */
  openHierarchy?(node: string): void;
  resize(height: number): void;
  /** Opens the settings; absent where the host has its own way or the viewer may not. */
  configure?(): void;
  /** The host asks to read anew (a refresh interval, a reload); returns how to stop. */
  onRefresh(listener: () => void): () => void;
  /** BCP 47, for Intl; the reader's. */
  readonly locale: string;
  /** The host's own word for whoever has sprints. */
  readonly teams: 'board' | 'team';
}

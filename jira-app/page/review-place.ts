import { sprintId } from '@throughline/core/model/ids.ts';
import type { TeamId } from '@throughline/core/model/ids.ts';
import { readReviewRequest } from '@throughline/core/review/request.ts';
import type { ReviewRequest } from '@throughline/core/review/request.ts';

/** Where a sprint review stands, and what it is configured with. */
export interface ReviewPlaceInJira {
  /** gadget: of Jira's dashboards. widget: of those of Atlassian Home. sprint: the action of a sprint in the backlog. */
  readonly in: 'gadget' | 'widget' | 'sprint';
  /** The settings are shown, not the review. */
  readonly isEdited: boolean;
  readonly gadget: string | null;
  /** null = nothing usable is kept, so that it is configured anew. */
  readonly request: ReviewRequest | null;
}

/** From Forge's context of the module. @param cloudId null = Forge does not say which site it is */
export function reviewPlaceOf(
  extension: Readonly<Record<string, unknown>>,
  cloudId: string | null,
): ReviewPlaceInJira {
  const isEdited = extension['entryPoint'] === 'edit';
  switch (extension['type']) {
    case 'jira:sprintAction':
      return { in: 'sprint', isEdited: false, gadget: null, request: requestOf(extension, cloudId) };
    case 'dashboards:widget':
      return { in: 'widget', isEdited, gadget: null, request: readReviewRequest(extension['config']) };
    default: {
      const request = readReviewRequest(extension['gadgetConfiguration']);
      return { in: 'gadget', isEdited, gadget: idIn(extension['gadget']), request };
    }
  }
}

// ── below ──

/** The sprint whose action was chosen, all of its objectives. */
function requestOf(
  extension: Readonly<Record<string, unknown>>,
  cloudId: string | null,
): ReviewRequest | null {
  const [team, sprint] = [idIn(extension['board']), idIn(extension['sprint'])];
  if (team === null || sprint === null || cloudId === null) return null;
  return {
    team: team as TeamId,
    span: { kind: 'sprint', sprint: sprintId('jira', cloudId, sprint) },
    objectives: [],
    unit: 'points',
  };
}

/** `{ id }`: Jira writes it as a text, in places as a number. */
function idIn(value: unknown): string | null {
  const id = (value as { readonly id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

import { readDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { ObjectiveId, SprintId, TeamId } from '../model/ids.ts';
import type { ReviewUnit } from './review.ts';

/** What is shown, as it is configured: kept by the host with the gadget or widget (`readReviewRequest`). */
export interface ReviewRequest {
  readonly team: TeamId;
  /** Of a team without sprints a period. */
  readonly span:
    | { readonly kind: 'last-closed' | 'current' }
    | { readonly kind: 'sprint'; readonly sprint: SprintId }
    /** The last so many whole days before today: 7 … 92. */
    | { readonly kind: 'last-days'; readonly days: number }
    | { readonly kind: 'period'; readonly from: Day; readonly to: Day };
  /** Empty = all. */
  readonly objectives: readonly ObjectiveId[];
  readonly unit: ReviewUnit;
}

/** The fewest and the most days of a period. */
export const FEWEST_DAYS = 7;
export const MOST_DAYS = 92;

/** What a host kept for a gadget or widget, or what a page sends; null = it is none, so that it is configured anew. */
export function readReviewRequest(json: unknown): ReviewRequest | null {
  const given = record(json);
  const span = readSpan(record(given?.['span']));
  const { team, objectives = [], unit } = given ?? {};
  if (!isText(team) || !span || (unit !== 'points' && unit !== 'issues')) return null;
  if (!Array.isArray(objectives) || objectives.length > 100 || !objectives.every(isText)) return null;
  return { team: team as TeamId, span, objectives: objectives as ObjectiveId[], unit };
}

// ── below ──

function readSpan(given: Readonly<Record<string, unknown>> | null): ReviewRequest['span'] | null {
  switch (given?.['kind']) {
    case 'last-closed':
    case 'current':
      return { kind: given['kind'] };
    case 'sprint': {
      const { sprint } = given;
      return isText(sprint) ? { kind: 'sprint', sprint: sprint as SprintId } : null;
    }
    case 'last-days': {
      const { days } = given;
      return typeof days === 'number' && Number.isInteger(days) && days >= FEWEST_DAYS && days <= MOST_DAYS
        ? { kind: 'last-days', days }
        : null;
    }
    case 'period': {
      const [from, to] = [given['from'], given['to']].map((day) => (isText(day) ? readDay(day) : null));
      return from && to && from <= to ? { kind: 'period', from, to } : null;
    }
    default:
      return null;
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 400;

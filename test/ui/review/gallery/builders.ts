import { dayOf } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { ItemId, KeyResultId, ObjectiveId, SprintId, TeamId } from '@throughline/core/model/ids.ts';
import type { Sprint } from '@throughline/core/model/sprint.ts';
import type {
  KeyResultLine,
  ObjectiveLine,
  ReviewFate,
  ReviewGroup,
  ReviewItem,
  ReviewSpan,
  ReviewStep,
  ReviewWork,
  SprintReview,
} from '@throughline/core/review/review.ts';
import { points } from '../../gallery/builders.ts';

// Reviews by hand: what the screen draws is proved here without the engine.

export const at = (text: string): number => Date.parse(`2026-11-${text}Z`);
export const NOW = at('16T10:02:00');
const day = (text: string): Day => `2026-11-${text}` as Day;

type Cause = ReviewStep['cause'];
export const none: Readonly<Record<Cause, number>> = {
  completed: 0,
  reopened: 0,
  'scope-added': 0,
  'scope-dropped': 0,
  're-estimated': 0,
  reading: 0,
  definition: 0,
  override: 0,
  time: 0,
};

export const named = (number: number, title = titles[number % titles.length]!) => ({
  id: `jira:acme/${number}` as ItemId,
  key: `SUP-${number}`,
  title,
  url: `https://acme.example/browse/SUP-${number}`,
});

const titles = [
  'Answer drafts from the help pages',
  'Hand-over to an agent keeps the history',
  'Rate an answer in one click',
  'Search in closed tickets',
  'Greeting in the customer’s language',
  'Nightly import of the help pages',
];

/** A step of an item (its number), of a reading ("38" minutes), or of what the viewer may not see (null). */
export function step(cause: Cause, ppm: number, what: number | string | null, on = 9): ReviewStep {
  const when = String(on).padStart(2, '0');
  return {
    cause,
    ppm,
    at: at(`${when}T09:30:00`),
    item: typeof what === 'number' ? named(what) : null,
    restricted: what === null,
    reading:
      typeof what === 'string'
        ? { of: 'kr-reply' as KeyResultId, on: day(when), value: { digits: Number(what), scale: 0 } }
        : null,
  };
}

/** From where to where, by which steps: their causes and the change are their sums. */
function moved(start: number | null, steps: readonly ReviewStep[]) {
  const change = steps.reduce((sum, { ppm }) => sum + ppm, 0);
  const causes = { ...none };
  for (const { cause, ppm } of steps) causes[cause] += ppm;
  const end = start === null && steps.length === 0 ? null : (start ?? 0) + change;
  return { start, end, change, causes, steps, raw: end };
}

const standing = {
  owner: 'Support',
  shard: 'SUP',
  expected: 420_000,
  threshold: 1_000_000,
  health: 'on-track',
  band: 'behind',
  stale: false,
  forecast: null,
  next: null,
  problems: [],
} as const;

export const objective = (
  id: string,
  title: string,
  start: number | null,
  steps: readonly ReviewStep[],
  more: Partial<ObjectiveLine> = {},
): ObjectiveLine => ({
  is: 'objective',
  id: id as ObjectiveId,
  title,
  kind: 'committed',
  ...standing,
  ...moved(start, steps),
  unmoved: [],
  ...more,
});

export const keyResult = (
  id: string,
  title: string,
  of: string,
  start: number | null,
  steps: readonly ReviewStep[],
  more: Partial<KeyResultLine> = {},
): KeyResultLine => ({
  is: 'keyResult',
  id: id as KeyResultId,
  objective: of as ObjectiveId,
  title,
  measure: 'work',
  ...standing,
  ...moved(start, steps),
  amount: points(13, 26),
  served: { items: 8, done: 5 },
  ...more,
});

export const item = (number: number, size: number | null, more: Partial<ReviewItem> = {}): ReviewItem => ({
  ...named(number),
  type: 'Story',
  stage: 'done',
  state: 'Done',
  assignee: number % 3 === 0 ? null : 'Maria',
  size: size === null ? null : size * 1000,
  late: false,
  serves: ['kr-assistant' as KeyResultId],
  unserved: false,
  ...more,
});

export const unserved = { serves: [], unserved: true } as const;

const group = (items: readonly ReviewItem[], restricted = 0): ReviewGroup => ({
  items,
  count: items.length + restricted,
  size: items.reduce((sum, { size }) => sum + (size ?? 2000), 0) + restricted * 3000,
  restricted,
});

export function work(
  fates: Readonly<Record<ReviewFate, readonly ReviewItem[]>>,
  restricted: Partial<Record<ReviewFate, number>> = {},
): ReviewWork {
  const groups = {
    completed: group(fates.completed, restricted.completed),
    open: group(fates.open, restricted.open),
    dropped: group(fates.dropped, restricted.dropped),
    left: group(fates.left, restricted.left),
  };
  const all = Object.values(fates).flat();
  const sum = (items: readonly ReviewItem[]) => group(items).size;
  const atEnd = groups.completed.size + groups.open.size;
  const nothing = sum([...fates.completed, ...fates.open].filter((one) => one.unserved));
  const added = sum(all.filter(({ late }) => late));
  const ever = atEnd + groups.dropped.size + groups.left.size;
  return {
    groups,
    committed: ever - added,
    added,
    removed: groups.dropped.size + groups.left.size,
    completed: groups.completed.size,
    stability: ever === 0 ? null : Math.floor(((atEnd - added) / ever) * 1_000_000),
    unserved: nothing,
    unservedShare: atEnd === 0 ? null : Math.floor((nothing / atEnd) * 1_000_000),
    unestimated: all.filter(({ size }) => size === null).length,
    unestimatedSize: 2000,
  };
}

export const sprint = (more: Partial<Sprint> = {}): Sprint => ({
  id: 'jira:acme/4' as SprintId,
  name: 'Sprint 4',
  state: 'closed',
  start: at('02T09:00:00'),
  end: at('15T17:00:00'),
  completed: at('15T16:40:00'),
  goal: 'Drafts reach every agent',
  ...more,
});

export const span = (more: Partial<ReviewSpan> = {}): ReviewSpan => ({
  kind: 'sprint',
  team: { id: '12' as TeamId, name: 'Support' },
  sprint: sprint(),
  from: { at: at('02T09:00:00'), day: day('01') },
  to: { at: at('15T16:40:00'), day: dayOf(at('15T16:40:00'), 'UTC') },
  remarks: [],
  ...more,
});

export const review = (more: Partial<SprintReview> = {}): SprintReview => ({
  span: span(),
  unit: 'points',
  objectives: [],
  keyResults: [],
  restricted: 0,
  work: work({ completed: [], open: [], dropped: [], left: [] }),
  idle: [],
  record: { source: 'changelogs', definitions: true, gaps: [] },
  ...more,
});

import type { Instant } from '@throughline/core/model/day.ts';
import { byId } from '@throughline/core/model/order.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import { mergeProblems } from '@throughline/core/progress/problems.ts';
import type {
  KeyResultLine,
  NextNeed,
  ObjectiveLine,
  ReviewGroup,
  ReviewSpan,
  ReviewStep,
  ReviewUnit,
  SprintReview,
} from '@throughline/core/review/review.ts';
import { amountReport } from './amount-json.ts';
import { diagnostics } from './diagnostics.ts';
import { numberOf, sizeText } from './exact.ts';
import type { Naming } from './naming.ts';

/** What a review prints with `--json`. A public contract (docs/command-line.md). */
export function reviewReport(review: SprintReview, naming: Naming): object {
  const { span, unit, objectives, keyResults, work, idle, record } = review;
  const size = sizeIn(unit);
  const { groups, stability, unservedShare, unestimated } = work;
  return {
    throughline: 1,
    ...spanReport(span),
    unit,
    objectives: [...objectives].sort(byId).map((line) => ({
      id: line.id,
      ...lineReport(line),
      unmoved: line.unmoved.map(({ id }) => id),
    })),
    keyResults: [...keyResults].sort(byId).map((line) => ({
      id: line.id,
      objective: line.objective,
      kind: line.measure,
      ...lineReport(line),
      amount: amountReport(line.amount),
      served: line.served,
    })),
    work: {
      completed: groupReport(groups.completed, size),
      open: groupReport(groups.open, size),
      dropped: groupReport(groups.dropped, size),
      left: groupReport(groups.left, size),
      committedSize: size(work.committed),
      addedSize: size(work.added),
      removedSize: size(work.removed),
      completedSize: size(work.completed),
      stabilityPpm: stability,
      unservedSize: size(work.unserved),
      unservedPpm: unservedShare,
      unestimated,
      unestimatedSize: size(work.unestimatedSize),
    },
    idle: idle.map(({ id }) => id).sort(),
    record,
    diagnostics: diagnostics(
      [...objectives, ...keyResults].map(({ problems }) => problems).reduce(mergeProblems, []),
      naming,
    ),
  };
}

// ── below ──

type Sized = (base: number) => number;

const sizeIn =
  (unit: ReviewUnit): Sized =>
  (base) =>
    Number(sizeText(base, { unit }));

const time = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

const spanReport = ({ sprint, from, to, remarks }: ReviewSpan): object => ({
  sprint: sprint && {
    id: sprint.id,
    name: sprint.name,
    state: sprint.state,
    start: time(sprint.start),
    end: time(sprint.end),
    completed: time(sprint.completed),
    goal: sprint.goal,
  },
  from: { at: time(from.at), day: from.day },
  to: { at: time(to.at), day: to.day },
  remarks,
});

const lineReport = (line: ObjectiveLine | KeyResultLine): object => ({
  startPpm: line.start,
  endPpm: line.end,
  startPercent: percentText(line.start),
  endPercent: percentText(line.end),
  changePpm: line.change,
  causes: line.causes,
  steps: line.steps.map(stepReport),
  rawPpm: line.raw,
  expectedPpm: line.expected,
  band: line.band,
  health: line.health,
  stale: line.stale,
  forecast: line.forecast && {
    low: { atEndPpm: line.forecast.low.atEnd, reached: line.forecast.low.reached },
    mid: { atEndPpm: line.forecast.mid.atEnd, reached: line.forecast.mid.reached },
    high: { atEndPpm: line.forecast.high.atEnd, reached: line.forecast.high.reached },
  },
  next: line.next && nextReport(line.next),
});

const stepReport = ({ at, cause, ppm, item, reading }: ReviewStep): object => ({
  at: time(at),
  cause,
  ppm,
  item: item && item.key,
  reading: reading && {
    of: reading.of,
    on: reading.on,
    value: reading.value && numberOf(reading.value),
  },
});

function nextReport(next: NextNeed): object {
  const { by, ppm, kind } = next;
  switch (next.kind) {
    case 'work': {
      const { count, amount } = next;
      const unit = count.unit === 'field' ? count.field : count.unit;
      return { kind, by, missingPpm: ppm, amount: Number(sizeText(amount, count)), unit };
    }
    case 'metric':
      return { kind, by, missingPpm: ppm, value: numberOf(next.value), unit: next.unit };
    case 'progress':
      return { kind, by, missingPpm: ppm };
  }
}

const groupReport = ({ items, count, size: total }: ReviewGroup, size: Sized): object => ({
  count,
  size: size(total),
  items: items.map((item) => ({
    item: item.key,
    id: item.id,
    title: item.title,
    type: item.type,
    state: item.state,
    stage: item.stage,
    assignee: item.assignee,
    size: item.size === null ? null : size(item.size),
    late: item.late,
    serves: item.serves,
  })),
});

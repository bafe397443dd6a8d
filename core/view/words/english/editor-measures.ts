import type { Measure, Ppm, Rhythm } from '../../../model/plan.ts';
import type { Field, PreviewView } from '../../node-details.ts';
import type { Format } from '../format.ts';
import { shownWhole } from '../shown-whole.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from './plural.ts';

const measures: Readonly<Record<Measure['kind'], string>> = {
  metric: 'A number',
  work: 'Linked work',
  milestones: 'Milestones',
  yesNo: 'Yes or no',
  maintain: 'Keep a level',
  kpi: 'A KPI',
  objectives: 'Objectives below',
};
const measureHints: Readonly<Record<Measure['kind'], string>> = {
  metric: 'It has to move from one value to another.',
  work: 'What is done of the work items that are linked, or that a query finds.',
  milestones: 'Steps, each done or not.',
  yesNo: 'Done or not, nothing between.',
  maintain: 'A value has to stay within bounds, period after period.',
  kpi: 'It takes its value from a number that is watched anyway.',
  objectives: 'It takes its value from the objectives that name it as what they serve.',
};
const rhythms: Readonly<Record<Rhythm, string>> = {
  day: 'Every day',
  week: 'Every week',
  month: 'Every month',
  quarter: 'Every quarter',
};

/** How a key result is measured, and what the number will mean. */
export const editorMeasures = (format: Format) => {
  const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
  const withUnit = (value: string, unit: string | null): string =>
    unit === null ? format.typed(value) : `${format.typed(value)}${NO_BREAK}${unit}`;
  return {
    rhythm: (rhythm: Rhythm): string => rhythms[rhythm],
    measure: 'How it is measured',
    measureName: (kind: Measure['kind']): string => measures[kind],
    measureHint: (kind: Measure['kind']): string => measureHints[kind],
    targetForm: 'Target',
    targetForms: {
      'from-to': 'From … to …',
      to: 'To …',
      by: 'By an amount',
      'by-percent': 'By a percentage',
    },
    targetToHint: 'It starts from the last reading up to the start.',
    byHint: 'Negative to fall: -20',
    unitHint: 'min, %, users',
    direction: 'Direction',
    directions: { '': 'As the numbers say', increase: 'Has to rise', decrease: 'Has to fall' },
    metricMore: 'Where it comes from, direction, stretch, checkpoints',
    stretch: 'Stretch',
    stretchHint: 'A further target: shown, never counted.',
    checkpoints: 'Checkpoints',
    checkpointsHint: 'Where it should be on the way, if not on a straight line.',
    checkpointDay: (at: number): string => `Checkpoint ${format.whole(at)}: day`,
    checkpointValue: (at: number): string => `Checkpoint ${format.whole(at)}: value`,
    addCheckpoint: 'Add a checkpoint',
    removeCheckpoint: (at: number): string => `Remove checkpoint ${format.whole(at)}`,
    source: 'Its value comes from',
    sources: { '': 'Check-ins', count: 'A count of work items', sum: 'A sum over work items' },
    queryIn: (language: 'JQL' | 'WIQL'): string => `Query (${language})`,
    queryOptional: 'Besides the items that are linked one by one.',
    found: (count: number, exact: boolean): string =>
      exact
        ? `Finds ${counted(format, count, 'work item')} now.`
        : `Finds about ${counted(format, count, 'work item')} now.`,
    counting: 'Counting …',
    sumField: 'Field to add up',
    fieldHint: 'The id of a number field.',
    count: 'What counts',
    counts: {
      issues: 'Number of items',
      points: 'Story points',
      estimate: 'Original estimate',
      field: 'A number field',
    },
    unestimated: 'Items without an estimate count as',
    unestimatedHint: (unit: 'points' | 'estimate' | 'field'): string =>
      unit === 'estimate'
        ? 'Hours. Left empty it is settled when the first item has an estimate.'
        : 'Left empty it is settled when the first item has an estimate.',
    linkLater: 'Save it, then link its work items.',
    milestone: (at: number): string => `Milestone ${format.whole(at)}`,
    milestoneWeight: (at: number): string => `Weight of milestone ${format.whole(at)}`,
    milestoneDone: (at: number): string => `How far milestone ${format.whole(at)} is`,
    milestonePart: (at: number): string => `Percent of milestone ${format.whole(at)} that is done`,
    milestoneStates: { no: 'Not done', yes: 'Done', part: 'Partly', items: 'By its work items' },
    milestoneItems: (at: number): string => `Work items of milestone ${format.whole(at)}`,
    findItem: 'Find a work item by words or its key',
    removeItem: (name: string): string => `Take out ${name}`,
    restrictedItem: 'A work item that you may not see',
    addMilestone: 'Add a milestone',
    removeMilestone: (at: number): string => `Remove milestone ${format.whole(at)}`,
    doneAlready: 'It is done already',
    atLeast: 'At least',
    atMost: 'At most',
    every: 'Looked at',
    method: 'What counts',
    methods: {
      held: 'Periods in which it was held',
      latest: 'The latest period',
      worst: 'The worst period',
      average: 'The average',
    },
    kpi: 'KPI',
    kpiHint: 'Left empty, the KPI’s own target counts.',
    as: 'It takes',
    ass: {
      mean: 'The mean of their progress',
      identity: 'The number of one objective: the two are the same',
      amounts: 'The sum of what they have reached',
    },

    // Preview
    preview: 'What it means',
    previewNothing: 'What the number will mean is shown here as you write.',
    previewFailed: 'What the number will mean cannot be shown now. It can be saved all the same.',
    previewRange: ({ baseline, target, unit, falling }: PreviewView): string | null => {
      if (target === null) return null;
      const to = withUnit(target, unit);
      if (baseline === null) return `→ ${to}.`;
      const way = `${format.typed(baseline)} → ${to}`;
      return falling === null ? `${way}.` : falling ? `${way}, falling.` : `${way}, rising.`;
    },
    previewToday: ({ current, unit, percent }: PreviewView): string => {
      if (percent === null)
        return current === null ? 'No value yet.' : `Today ${withUnit(current, unit)} would be no value yet.`;
      const value = `${format.typed(percent)}${NO_BREAK}%`;
      return current === null
        ? `Today it would be ${value}.`
        : `Today ${withUnit(current, unit)} would be ${value}.`;
    },
    previewExpected: (ppm: Ppm): string => `It should be at ${percent(ppm)} today.`,
    tryValue: 'Try a value',

    measureAs: (kind: Field | undefined, rest: string): string => {
      const name = measures[kind as Measure['kind']] ?? '';
      return rest === '' ? name : `${name}: ${rest}`;
    },
  };
};

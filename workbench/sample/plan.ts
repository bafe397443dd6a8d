import { checkIns } from './plan-story.ts';

/** The sample's plan, as a person would write it: YAML, with dates around today so that it is always mid-quarter. */
export interface SampleDays {
  readonly cycle: string;
  readonly start: string;
  readonly end: string;
  /** The day `n` days after the start; never after today. */
  readonly day: (n: number) => string;
}

/** A quarter of 13 weeks that began on a Monday seven weeks before `today` (YYYY-MM-DD). */
export function sampleDays(today: string): SampleDays {
  const dayMs = 86_400_000;
  const now = Date.parse(today);
  const monday = now - ((new Date(now).getUTCDay() + 6) % 7) * dayMs;
  const start = monday - 49 * dayMs;
  const text = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return {
    cycle: `${text(start).slice(0, 4)} ${seasonOf(start)}`,
    start: text(start),
    end: text(start + 90 * dayMs),
    day: (n) => text(Math.min(start + n * dayMs, now)),
  };
}

/** What the host's people would write: `SUP-1` or `1001` for an item, `SUP` or `Support` for a project. */
export interface SampleNames {
  readonly item: (key: string) => string;
  readonly project: (key: string) => string;
  /** The bugs of a project, in the host's own query language; only those that are not done. */
  readonly bugs: (project: string, open?: 'open') => string;
}

/**
 * @param as today = as it stands; begun = as it was imported on the quarter's first day, before any check-in and before the
 * edits of plan-story.ts
 */
export function samplePlan(
  days: SampleDays,
  { item: reference, project, bugs }: SampleNames,
  as: 'today' | 'begun' = 'today',
): string {
  const list = (...keys: string[]): string => `[${keys.map(reference).join(', ')}]`;
  const later = (today: string, begun: string): string => (as === 'today' ? today : begun);
  const readings = (keyResult: string): string => later(readingsOf(keyResult, days), '');
  return `throughline: 1
cycle: { id: "${days.cycle}", start: ${days.start}, end: ${days.end} }
policy:
  droppedResolutions: ["Won't Do", "Duplicate", "Cancelled", "Removed"]
objectives:
  - id: o-company
    title: Customers stay because things simply work
    owner: Leadership
    project: ${project('PLT')}
    level: organisation
    kind: committed
    keyResults:
      - id: kr-churn
        title: Monthly churn from 4.1 % to 3.2 %
        weight: 2
        measure: { kind: metric, from: 4.1, to: 3.2, unit: "%" }${readings('kr-churn')}
  - id: o-support
    title: Customers get an answer while they still care
    owner: Support
    project: ${project('SUP')}
    level: team
    kind: aspirational
    parent: { id: o-company, contributes: true, weight: 1 }
    keyResults:
      - id: kr-reply
        title: Average reply time from 45 to 25 minutes
        weight: 2
        measure: { kind: metric, from: 45, to: 25, unit: min }${readings('kr-reply')}
      - id: kr-assistant
        title: Ship the answer assistant
        # The hand-over story is linked beside its epic: it counts once, with its own weight.
        measure: { kind: work, count: points, items: [${reference('SUP-1')}${later(`, { key: "${reference('SUP-12')}", weight: 2 }`, '')}], unestimatedSize: 3 }
      - id: kr-help
        title: The help centre answers before the ticket
        measure: { kind: work, count: points, items: ${list('SUP-2', 'SUP-16')} }
      - id: kr-macros
        title: Macros for the ten most asked questions are live
        weight: ${later('0.5', '1')}
        measure: { kind: yesNo, done: ${later('true', 'false')} }
      - id: kr-open-bugs
        title: Open bugs in support from 3 to none
        # Watched, and no part of the objective's number.
        weight: 0
        measure: { kind: metric, from: 3, to: 0, unit: open, query: ${quoted(bugs('SUP', 'open'))}, of: count }
  - id: o-payments
    title: Paying is the easiest part of buying
    owner: Payments
    project: ${project('PAY')}
    level: team
    kind: committed
    parent: { id: o-company, contributes: true, weight: 1 }
    keyResults:
      - id: kr-conversion
        title: Checkout conversion from 61 % to 70 %
        weight: 2
        measure: { kind: metric, from: 61, to: 70, unit: "%", stretch: 73 }${readings('kr-conversion')}
      - id: kr-checkout
        title: Ship the one-page checkout
        measure: { kind: work, count: points, items: ${list('PAY-1')} }
      - id: kr-refunds
        title: Refunds need no ticket
        measure: { kind: work, count: issues, items: ${list('PAY-2', 'SUP-16')} }
      - id: kr-roll-out
        title: Roll the new checkout out
        measure:
          kind: milestones
          milestones:
            - { title: Pilot in one country, weight: 1, done: ${later('true', 'false')} }
            - { title: Half of all customers, weight: 2, done: ${later('0.5', 'false')} }
            - { title: Everybody, weight: 3, done: false }
            - { title: The one-page checkout is built, weight: 0, items: ${list('PAY-1')} }
      - id: kr-fixed
        title: Every bug of the checkout is fixed
        weight: 0
        measure: { kind: work, count: issues, query: ${quoted(bugs('PAY'))} }
  - id: o-platform
    title: Nobody notices that we release every day
    owner: Platform
    project: ${project('PLT')}
    level: team
    kind: committed
    parent: { id: o-company, contributes: true, weight: 1 }
    keyResults:
      - id: kr-releases
        title: Releases that nobody notices
        measure: { kind: work, count: points, items: ${list('PLT-1')} }
      - id: kr-alarms
        title: We know before the customer does
        measure: { kind: work, count: issues, items: ${list('PLT-2')} }
      - id: kr-incidents
        title: Incidents a week from 5 to 2
        weight: 2
        measure: { kind: metric, from: 5, to: 2, unit: incidents }
`;
}

/** A block of a key result; nothing where nobody checked in a value. */
function readingsOf(keyResult: string, days: SampleDays): string {
  const own = checkIns.filter((one) => one.keyResult === keyResult && one.value !== 'yes');
  const line = ({ on, value, confidence, note, by }: (typeof own)[number]): string =>
    `\n          - { on: ${days.day(on)}, value: ${value}, confidence: ${confidence}, ${note ? `note: ${quoted(note)}, ` : ''}by: ${by} }`;
  return own.length === 0 ? '' : `\n        readings:${own.map(line).join('')}`;
}

const quoted = (text: string): string => JSON.stringify(text);

function seasonOf(at: number): string {
  const month = new Date(at).getUTCMonth();
  return ['winter', 'spring', 'summer', 'autumn'][Math.floor(((month + 1) % 12) / 3)] ?? '';
}

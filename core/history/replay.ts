import { addDays } from '../model/day.ts';
import type { Day, Instant } from '../model/day.ts';
import type { KeyResultId } from '../model/ids.ts';
import { byId, byText } from '../model/order.ts';
import type { KeyResult, Objective, Plan } from '../model/plan.ts';
import type { WorkItem } from '../model/work-item.ts';
import { overrideOn } from '../progress/override.ts';
import { lastReading } from '../progress/readings.ts';
import { itemSteps } from './item-steps.ts';
import { Ledger } from './ledger.ts';
import type { Step } from './ledger.ts';
import { KeptValues } from './kept-values.ts';
import { planSteps } from './plan-steps.ts';
import { SettledWork } from './settled-work.ts';
import { withoutPresentReadings } from './state-at.ts';
import { restated, structureOf } from './structure.ts';
import type { NodeId, Structure } from './structure.ts';
import type { PastEvent } from './timeline.ts';

/** A moment of the past that moves on, event by event; its ledger says what each did (R37). */
export class Replay {
  readonly ledger: Ledger;
  readonly #work: SettledWork;
  readonly #values: KeptValues;
  /** As its version says; the structure holds it as the moment knows it. */
  #plan: Plan;
  #structure: Structure;
  #asOf: Day;
  /** The work is as it is now, so that queries have their answers. */
  #present: boolean;

  constructor(
    start: { readonly plan: Plan; readonly asOf: Day; readonly present: boolean },
    items: readonly WorkItem[],
    work: SettledWork,
  ) {
    this.#plan = start.plan;
    this.#asOf = start.asOf;
    this.#present = start.present;
    this.#work = work;
    this.#values = new KeptValues(work.facts);
    for (const item of items) work.index.set(item);
    this.#structure = structureOf(this.#known(start.plan));
    this.#settle(this.#structure.plan.keyResults, true);
    this.ledger = new Ledger(this.#values.all(this.#structure, this.#asOf));
  }

  take(event: PastEvent): void {
    switch (event.kind) {
      case 'plan':
        this.#takePlan(event.plan, event.at);
        break;
      case 'item':
        for (const step of itemSteps(event, this.#structure, this.#work, this.#asOf)) {
          this.#enter(step.touched, { ...step, at: event.at });
        }
        break;
      case 'present':
        this.#takePresent(event.at);
        break;
      case 'day-end':
        this.#takeDayEnd(event.day, event.at);
        break;
    }
  }

  #known(plan: Plan): Plan {
    return this.#present ? plan : withoutPresentReadings(plan);
  }

  #enter(touched: Iterable<NodeId>, step: Step): void {
    this.ledger.enter(this.#values.above(touched, this.#structure, this.#asOf), step);
  }

  #settle(keyResults: Iterable<KeyResult>, relinked: boolean): void {
    for (const keyResult of keyResults) {
      if (relinked) this.#work.watch(keyResult);
      this.#work.keep(keyResult.id, this.#work.settled(keyResult, this.#structure.plan, this.#asOf));
    }
  }

  #takePlan(plan: Plan, at: Instant): void {
    const before = this.#structure.plan;
    this.#plan = plan;
    for (const { plan: next, touched, ...step } of planSteps(before, this.#known(plan), this.#work.queries)) {
      if (touched) {
        this.#structure = restated(this.#structure, next);
        const own = touched.flatMap((id) => this.#structure.keyResults.get(id as KeyResultId) ?? []);
        this.#settle(own, true);
        // Whether it takes part may have changed, and nothing else (R26).
        this.#enter([...touched, ...own.map(({ objective }) => objective)], { ...step, at });
      } else {
        for (const { id } of this.#structure.plan.keyResults) this.#work.forget(id);
        this.#structure = structureOf(next);
        this.#settle(next.keyResults, true);
        this.ledger.enterAll(this.#values.all(this.#structure, this.#asOf), { ...step, at });
      }
    }
  }

  /** Metrics that count a query get their value: nobody knows when it changed, so it is a reading of this moment. */
  #takePresent(at: Instant): void {
    this.#present = true;
    this.#structure = restated(this.#structure, this.#plan);
    for (const keyResult of this.#countingQueries()) {
      this.#settle([keyResult], false);
      const value = this.#work.facts(keyResult.id)?.queryReading?.value ?? null;
      const reading = { of: keyResult.id, on: this.#asOf, value };
      this.#enter([keyResult.id], { at, cause: 'reading', reading });
    }
  }

  #countingQueries(): KeyResult[] {
    return this.#structure.plan.keyResults
      .filter(({ measure }) => measure.kind === 'metric' && measure.source !== null)
      .sort(byId);
  }

  /** First the readings of the day, then what ends with it, then whatever else time brings (R37). */
  #takeDayEnd(day: Day, at: Instant): void {
    const known = this.#structure;
    const { plan } = known;
    this.#asOf = day;
    if (this.#present) this.#settle(this.#countingQueries(), false);
    const ending = [...plan.objectives, ...plan.keyResults]
      .filter((node) => endsWith(node, plan, day))
      .map(({ id }): NodeId => id)
      .sort(byText);
    const held = new Set<NodeId>(ending);
    const holding = () => restated(known, holdingOn(plan, day, held));
    this.#structure = holding();
    this.#takeReadings(day, at);
    for (const node of ending) {
      held.delete(node);
      this.#structure = holding();
      this.#enter([node], { at, cause: 'override' });
    }
    this.#structure = known;
    this.ledger.enterAll(this.#values.all(known, this.#asOf), { at, cause: 'time' });
  }

  #takeReadings(day: Day, at: Instant): void {
    const { keyResults, kpis } = this.#structure.plan;
    for (const one of [...keyResults, ...kpis].sort(byId)) {
      const said = lastReading(
        one.readings.filter(({ on }) => on === day),
        day,
      );
      if (!said) continue;
      const readers =
        'measure' in one
          ? [one.id]
          : keyResults.flatMap(({ id, measure }) =>
              measure.kind === 'kpi' && measure.kpi === one.id ? [id] : [],
            );
      const reading = { of: one.id, on: day, value: said.value };
      this.#enter(readers, { at, cause: 'reading', reading });
    }
  }
}

/** An override that stood until this day's beginning stands no more at its end (R30). */
function endsWith(node: Objective | KeyResult, { cycle }: Plan, day: Day): boolean {
  const stood = overrideOn(node, { cycle, asOf: addDays(day, -1) });
  return stood !== null && overrideOn(node, { cycle, asOf: day }) === null;
}

/**
 * The plan as if the day were not over yet for some overrides, and for what is closed as of it: the readings of a day
 * count before them (R37).
 */
function holdingOn(plan: Plan, day: Day, held: ReadonlySet<NodeId>): Plan {
  const turned = <T extends Objective | KeyResult>(node: T): T => {
    const override = !node.override
      ? null
      : held.has(node.id)
        ? { ...node.override, until: day }
        : overrideOn(node, { cycle: plan.cycle, asOf: day });
    const closing = node.closing?.on === day ? null : node.closing;
    return { ...node, override, closing };
  };
  const end = plan.cycle.end < day ? day : plan.cycle.end;
  return {
    ...plan,
    cycle: { ...plan.cycle, end },
    objectives: plan.objectives.map(turned<Objective>),
    keyResults: plan.keyResults.map(turned<KeyResult>),
  };
}

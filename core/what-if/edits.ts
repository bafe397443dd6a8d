import type { ItemReference, Plan } from '../model/plan.ts';

/** What a person asks to look at: "what if …". Weights and values are as typed, and are checked. */
export interface Edits {
  /** Items that are given up: they leave, or count as the policy says of dropped work (R19). */
  readonly drop?: readonly ItemReference[];
  readonly complete?: readonly ItemReference[];
  /** Of key results and objectives in their parents (R25). */
  readonly weights?: readonly { readonly id: string; readonly weight: string | number }[];
  /** Of a linked item in one key result (R15). */
  readonly linkWeights?: readonly {
    readonly keyResult: string;
    readonly item: ItemReference;
    readonly weight: string | number;
  }[];
  /** The end moves by whole days, back where they are negative; `id` null = all of the plan, the cycle too. */
  readonly slips?: readonly { readonly id: string | null; readonly days: number }[];
  /** Of metric and maintained key results and of KPIs, dated the day that is looked at. */
  readonly readings?: readonly { readonly id: string; readonly value: string | number }[];
  /** Whose typed value is taken away, so that the computed one counts (R30). */
  readonly overridesOff?: 'all' | readonly string[];
}

/** What cannot be done, and why. `given` is what was asked, as it was typed. */
export interface EditProblem {
  readonly edit: keyof Edits;
  readonly why: EditRefusal;
  /** The node or item that it is about. */
  readonly id: string;
  readonly given?: string | number;
}

export type EditRefusal =
  /** Names nothing among the work items, or several of them (R16). */
  | 'no-such-item'
  | 'no-such-node'
  /** Negative, above 10,000, or with more than 3 decimals (R3). */
  | 'weight-refused'
  /** An objective without a parent, or a KPI: it counts nowhere, so it has no weight. */
  | 'has-no-weight'
  /** The item is not linked to this key result by a person. */
  | 'not-linked'
  /** Not a whole number of days, or more than 100 years. */
  | 'days-refused'
  /** It would end before it starts. */
  | 'ends-before-start'
  /** A KPI has no dates. */
  | 'has-no-end'
  | 'value-refused'
  /** Its value comes from work, milestones, an answer or other objectives. */
  | 'takes-no-reading'
  /** Its readings are its KPI's (R14), or its query's (R15). */
  | 'reading-comes-from-elsewhere'
  | 'has-no-override'
  /** Asked twice, in ways that contradict each other. */
  | 'said-twice';

/** One kind of edit, made to a plan: the next plan, and what of it cannot be done. */
export interface Changed {
  readonly plan: Plan;
  readonly problems: readonly EditProblem[];
}

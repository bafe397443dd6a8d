import type { Kpi, Measure } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import type { Report } from './report.ts';
import type { Spot } from './source.ts';

/** What an id of the plan names. */
export type Named =
  | { readonly is: 'KPI'; readonly kpi: Kpi }
  | { readonly is: 'objective' }
  /** `measure` is null where it could not be read. */
  | { readonly is: 'key result'; readonly measure: Measure | null; readonly objective: string | null };

/** All ids of a plan, each once: KPIs, objectives and key results share one set of names. */
export class Registry {
  private readonly known = new Map<string, { readonly named: Named; readonly spot: Spot }>();
  private readonly report: Report;

  constructor(report: Report) {
    this.report = report;
  }

  /** The first to take an id keeps it. `id` is undefined where it was missing or refused. */
  add(id: string | undefined, named: Named, spot: Spot): void {
    if (id === undefined) return;
    const taken = this.known.get(id);
    if (!taken) {
      this.known.set(id, { named, spot });
      return;
    }
    this.report.refuse(spot, {
      reason: said`The id \`${id}\` is already taken by ${nameOf(taken.named)} in line ${String(this.report.lineOf(taken.spot.offset))}.`,
      mend: said`Choose another: KPIs, objectives and key results share one set of ids.`,
    });
  }

  get(id: string): Named | undefined {
    return this.known.get(id)?.named;
  }

  /** Ids of some kinds, for a suggestion; none in a plan so large that looking would take long. */
  idsOf(...kinds: readonly Named['is'][]): readonly string[] {
    if (this.known.size > 500) return [];
    return [...this.known].filter(([, { named }]) => kinds.includes(named.is)).map(([id]) => id);
  }
}

/** What an id names, with its article. */
export const nameOf = ({ is }: Named): Said => names[is];

// ── below ──

const names: Readonly<Record<Named['is'], Said>> = {
  KPI: said`the KPI`,
  objective: said`the objective`,
  'key result': said`the key result`,
};

import { byText } from '@throughline/core/model/order.ts';
import type { ItemId } from '@throughline/core/model/ids.ts';
import type { KpiValue } from '@throughline/core/progress/evaluation.ts';
import { percentText } from '@throughline/core/progress/percent.ts';
import type { Outlook, Simulation } from '@throughline/core/what-if/simulate.ts';
import { amountReport } from './amount-json.ts';
import { diagnostics } from './diagnostics.ts';
import { numberOf } from './exact.ts';
import type { Naming } from './naming.ts';

type Simulated = Extract<Simulation, { ok: true }>;

/** What `simulate --json` prints: every node, changed or not. A public contract (docs/command-line.md). */
export function simulationReport(simulation: Simulated, naming: Naming): object {
  const keys = (items: readonly ItemId[]) => items.map((id) => naming.itemKey(id) ?? id).sort(byText);
  const nodes = (kind: 'objective' | 'keyResult') =>
    simulation.nodes
      .filter((node) => node.kind === kind)
      .map(({ id, before, after, delta, changed }) => ({
        id,
        before: outlookReport(before),
        after: outlookReport(after),
        deltaPpm: delta,
        changed,
      }));
  return {
    throughline: 1,
    asOf: simulation.asOf,
    objectives: nodes('objective'),
    keyResults: nodes('keyResult'),
    kpis: simulation.kpis.map(({ id, before, after, changed }) => ({
      id,
      before: kpiReport(before),
      after: kpiReport(after),
      changed,
    })),
    touched: keys(simulation.touched),
    idle: keys(simulation.idle),
    diagnostics: {
      added: diagnostics(simulation.problems.added, naming),
      gone: diagnostics(simulation.problems.gone, naming),
    },
  };
}

const outlookReport = (outlook: Outlook): object => ({
  progressPpm: outlook.progress,
  rawPpm: outlook.raw,
  percent: percentText(outlook.progress),
  expectedPpm: outlook.expected,
  band: outlook.band,
  health: outlook.health,
  origin: outlook.origin,
  stale: outlook.stale,
  ...(outlook.amount ? { amount: amountReport(outlook.amount) } : {}),
});

const kpiReport = ({ met, current, on, stale }: KpiValue): object => ({
  met,
  current: current && numberOf(current),
  on,
  stale,
});

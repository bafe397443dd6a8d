import type { Plan } from '../model/plan.ts';
import { said } from '../model/said.ts';
import { checkCycles } from './check-cycles.ts';
import { checkKpi, checkParent } from './check-references.ts';
import { checkText } from './check-text.ts';
import { parseSource } from './parse-source.ts';
import type { PlanFileNotice, PlanFileProblem } from './problem.ts';
import { checkVersion, readCycle, readPolicy } from './read-header.ts';
import { readKpi } from './read-kpi.ts';
import { readObjective } from './read-objective.ts';
import { Registry } from './registry.ts';
import { newReport } from './report.ts';
import type { Report } from './report.ts';
import { planShape } from './shapes.ts';
import { follow, has, rootSpot, under } from './source.ts';
import type { Spot } from './source.ts';
import { entries, take } from './take.ts';

export type PlanFileReading =
  | { readonly ok: true; readonly plan: Plan; readonly notices: readonly PlanFileNotice[] }
  | { readonly ok: false; readonly problems: readonly PlanFileProblem[] };

/**
 * A plan from a file, YAML or JSON (docs/plan-file.md): the whole of it, or everything that is wrong with it, in the
 * order of the file. Never throws, whatever the text.
 * @param fileName for the messages only
 */
export function readPlanFile(text: string, fileName: string): PlanFileReading {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const report = newReport(plain, fileName);
  const unread = checkText(plain);
  if (unread) report.refuse(unread.at, unread.refusal);
  const parsed = unread ? null : parseSource(plain);
  if (parsed && !parsed.ok) report.refuse(parsed.at, parsed.refusal);
  if (parsed?.ok) {
    for (const { at, refusal } of parsed.problems) report.refuse(at, refusal);
    const plan = readPlan(rootSpot(parsed.root), report);
    if (plan && !report.refused) return { ok: true, plan, notices: report.notices() };
  }
  return { ok: false, problems: report.problems() };
}

// ── below ──

/** null where no plan could come of it; it has then been refused. */
function readPlan(root: Spot, report: Report): Plan | null {
  if (!root.node?.fields || isStranger(root)) {
    report.refuse(root, {
      reason: said`This is not a plan: it has neither \`throughline\` nor \`cycle\` nor \`objectives\`.`,
      mend: said`Start the plan with \`throughline: 1\`.`,
    });
    return null;
  }
  take(planShape, root, report);
  checkVersion(root, report);
  const cycle = readCycle(root, report);
  const policy = readPolicy(root, report);
  const registry = new Registry(report);
  const kpis = entries(under(root, 'kpis'), said`a list of KPIs`, report).map((at) =>
    readKpi(at, registry, report),
  );
  if (!has(root, 'objectives')) report.note(root, said`The plan has no objectives.`);
  let order = 0;
  const drafts = entries(under(root, 'objectives'), said`a list of objectives`, report).map((at) =>
    readObjective(at, cycle, () => (order += 1), registry, report),
  );

  const parents = drafts.flatMap((draft) => draft.parents);
  for (const parent of parents) checkParent(parent, registry, report);
  checkCycles(parents, registry, report);
  drafts.forEach(({ keyResults }, o) =>
    keyResults.forEach((keyResult, k) =>
      checkKpi(follow(root, ['objectives', o, 'keyResults', k, 'measure']), keyResult, registry, report),
    ),
  );

  const { id, start, end } = cycle;
  if (id === null || start === null || end === null) return null;
  return {
    cycle: { id, start, end },
    policy,
    kpis,
    objectives: drafts.map(({ objective }) => objective),
    keyResults: drafts.flatMap(({ keyResults }) => keyResults),
  };
}

/** A file of another kind gets one sentence, not one for each of its keys. */
const isStranger = (root: Spot): boolean =>
  !['throughline', 'cycle', 'objectives'].some((key) => root.node?.fields?.has(key));

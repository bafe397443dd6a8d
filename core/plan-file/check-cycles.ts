import { addTo } from '../model/groups.ts';
import { said } from '../model/said.ts';
import type { ParentDraft } from './read-objective.ts';
import type { Registry } from './registry.ts';
import type { Report } from './report.ts';

interface Edge {
  readonly to: string;
  /** null = from a key result to its objective. */
  readonly parent: ParentDraft | null;
}

/**
 * Contributing edges go up and never round (R29). Each cycle is printed from child to parent and reported at the edge
 * of it that stands last in the file, the newest one.
 */
export function checkCycles(parents: readonly ParentDraft[], registry: Registry, report: Report): void {
  const up = (id: string): readonly Edge[] => {
    const named = registry.get(id);
    if (named?.is === 'key result')
      return named.objective === null ? [] : [{ to: named.objective, parent: null }];
    return edges.get(id) ?? [];
  };
  const edges = new Map<string, Edge[]>();
  for (const parent of parents) {
    const known = registry.get(parent.child)?.is === 'objective' && registry.get(parent.edge.parent);
    if (!known || !parent.edge.contributes) continue;
    addTo(edges, parent.child, { to: parent.edge.parent, parent });
  }
  for (const cycle of cyclesIn([...edges.keys()], up)) sayCycle(cycle, report);
}

/** Depth first without recursion: a chain of objectives may be as long as the file. */
function cyclesIn(
  starts: readonly string[],
  up: (id: string) => readonly Edge[],
): readonly (readonly Edge[])[] {
  const cycles: Edge[][] = [];
  const finished = new Set<string>();
  for (const start of starts) {
    const path: { readonly id: string; readonly edges: readonly Edge[]; next: number }[] = [];
    const depth = new Map<string, number>();
    const enter = (id: string): void => {
      depth.set(id, path.length);
      path.push({ id, edges: up(id), next: 0 });
    };
    if (!finished.has(start)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = top.edges[top.next];
      top.next += 1;
      if (!edge) {
        finished.add(top.id);
        depth.delete(top.id);
        path.pop();
      } else if (depth.has(edge.to)) {
        const loop = path.slice(depth.get(edge.to));
        cycles.push(loop.flatMap((step) => step.edges[step.next - 1] ?? []));
      } else if (!finished.has(edge.to)) enter(edge.to);
    }
  }
  return cycles;
}

function sayCycle(cycle: readonly Edge[], report: Report): void {
  const newest = cycle
    .flatMap(({ parent }) => parent ?? [])
    .reduce((a, b) => (a.edge.order > b.edge.order ? a : b));
  const ids = cycle.map(({ to }) => to);
  const from = Math.max(0, ids.indexOf(newest.child));
  const round = [...ids.slice(from), ...ids.slice(0, from), newest.child];
  report.refuse(newest.spot, {
    code: 'E_CYCLE',
    reason: said`These contribute to one another in a circle: ${shortened(round).join(' → ')}.`,
    mend: said`Remove one of these parents, or write \`contributes: false\` there.`,
  });
}

const shortened = (ids: readonly string[]): readonly string[] =>
  ids.length <= 20 ? ids : [...ids.slice(0, 10), '…', ...ids.slice(-9)];

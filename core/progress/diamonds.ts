import type { Problem } from '../model/problem.ts';
import type { NodeId, Reach } from './climb.ts';
import type { Evaluation } from './evaluation.ts';

/**
 * R28: one D_DIAMOND for each pair of an objective with several contributing edges and an objective above it that it
 * reaches through two or more of that one's direct children, with the part of it that is its own over all paths.
 */
export function diamonds(
  { objectives, keyResults }: Pick<Evaluation, 'objectives' | 'keyResults'>,
  climb: (from: NodeId) => ReadonlyMap<NodeId, Reach>,
): readonly Problem[] {
  const ids = new Set<NodeId>(objectives.map(({ id }) => id));
  const edges = new Map<NodeId, number>();
  for (const { children } of [...objectives, ...keyResults]) {
    for (const { id, kind } of children) if (kind === 'objective') edges.set(id, (edges.get(id) ?? 0) + 1);
  }
  return [...edges].flatMap(([node, count]) =>
    count < 2
      ? []
      : [...climb(node)].flatMap(([at, { part, through }]): Problem[] =>
          through.length > 1 && ids.has(at)
            ? [{ code: 'D_DIAMOND', at, nodes: [node], amounts: { ppm: part } }]
            : [],
        ),
  );
}

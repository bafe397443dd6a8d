import type { Problem } from '@throughline/core/model/problem.ts';
import type { ObjectiveValue } from '@throughline/core/progress/evaluation.ts';
import { childrenOf, isBelow, partOf } from './paths.ts';
import type { Nodes } from './paths.ts';

/** R28: every pair of an objective with several contributing edges and one that is reached from it in several ways. */
export const oracleDiamonds = (objectives: readonly ObjectiveValue[], nodes: Nodes): Problem[] =>
  objectives.flatMap(({ id: top }) =>
    objectives
      // Edges that count: not one into a key result with a measure of its own, or one too many for it.
      .filter(
        ({ id }) => nodes.filter(({ children }) => children.some((child) => child.id === id)).length > 1,
      )
      .filter(({ id }) => childrenOf(top, nodes).filter((child) => isBelow(id, child.id, nodes)).length > 1)
      .map(({ id }): Problem => ({
        code: 'D_DIAMOND',
        at: top,
        nodes: [id],
        amounts: { ppm: partOf(id, top, nodes) },
      })),
  );

import type { HierarchyNode } from '../hierarchy.ts';

export type NoNodeValue =
  | 'being-counted'
  | 'no-key-result'
  | 'no-key-result-value'
  | 'no-value'
  | 'no-work'
  | 'no-milestone'
  | 'no-answer'
  | 'no-value-below'
  | 'no-reading';

export type UnvaluedNode = Pick<
  HierarchyNode,
  'is' | 'measure' | 'amount' | 'counting' | 'keyResults' | 'coverage' | 'title' | 'status'
>;

/** Why a row has a dash and no number (R9, R22). */
export function noNodeValueReason(node: UnvaluedNode): NoNodeValue {
  if (node.counting !== null) return 'being-counted';
  if (node.is === 'objective')
    return node.coverage === null && node.keyResults === 0 ? 'no-key-result' : 'no-key-result-value';
  if (node.title === null) return 'no-value';
  switch (node.measure) {
    case 'work':
      return 'no-work';
    case 'milestones':
      return node.amount?.kind === 'milestones' && node.amount.total > 0 ? 'no-value' : 'no-milestone';
    case 'yesNo':
      return 'no-answer';
    case 'objectives':
      return 'no-value-below';
    case 'metric':
    case 'kpi':
    case 'maintain':
    case null:
      return 'no-reading';
  }
}

import type { VNode } from 'preact';
import type { TrendMark } from '@throughline/core/view/node-details.ts';

/** Each kind of event has a shape of its own, told apart without colour; 12 px around 0, 0. */
const shapes: Readonly<Record<TrendMark['kind'], VNode>> = {
  'scope-added': <path d="M0-5.5L5.5 5h-11z" fill="currentColor" />,
  'scope-dropped': <path d="M0 5.5L-5.5-5h11z" fill="none" stroke="currentColor" stroke-width="1.5" />,
  goalpost: <path d="M0-6L6 0 0 6-6 0z" fill="currentColor" />,
  override: <path d="M-5-5h10v10h-10z" fill="none" stroke="currentColor" stroke-width="1.75" />,
  closed: <path d="M-5-5l10 10M5-5l-10 10" fill="none" stroke="currentColor" stroke-width="2" />,
};

export const MarkShape = ({ kind }: { kind: TrendMark['kind'] }) => shapes[kind];

import type { ComponentChildren } from 'preact';
import type { ValueView } from '@throughline/core/view/epic-panel.ts';
import { NoteIcon, StaleIcon } from '../icons.tsx';
import { useWords } from '../words-context.ts';
import { usePanel } from './panel-context.ts';

interface MarksProps {
  readonly node: string;
  readonly value: ValueView;
  readonly notes: number;
  /** What only this kind of node has to say, in quiet words. */
  readonly more: readonly string[];
  readonly children?: ComponentChildren;
}

/** What a reader must know beside a number: changed, set by hand, stale, notes. Nothing where there is nothing. */
export function Marks({ node, value, notes, more, children }: MarksProps) {
  const words = useWords();
  const { before } = usePanel();
  const was = before !== null && node in before ? (before[node] ?? null) : value.percent;
  const parts: ComponentChildren[] = [];
  if (was !== value.percent) parts.push(<span class="tl-was">{words.was(was)}</span>);
  if (value.origin === 'override') parts.push(words.setByHand(value.computedPercent));
  parts.push(...more);
  if (value.stale) {
    parts.push(
      <span class="tl-marked">
        <StaleIcon />
        {words.stale}
      </span>,
    );
  }
  if (notes > 0) {
    parts.push(
      <span class="tl-marked">
        <NoteIcon />
        {words.notes(notes)}
      </span>,
    );
  }
  if (parts.length === 0 && !children) return null;
  return (
    <div class="tl-marks">
      {parts.map((part, index) => (
        // The parts have no identity of their own; their order is fixed.
        <span key={index}>{part}</span>
      ))}
      {children}
    </div>
  );
}

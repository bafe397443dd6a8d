import type { VNode } from 'preact';
import type { Health } from '@throughline/core/progress/evaluation.ts';

/** Which token colours a health; the shape and the word say the same without it. */
const tones: Readonly<Record<Health, 'good' | 'warn' | 'bad' | 'none'>> = {
  achieved: 'good',
  'on-track': 'good',
  'at-risk': 'warn',
  'off-track': 'bad',
  missed: 'bad',
  'too-early': 'none',
  'not-started': 'none',
  none: 'none',
};

const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.75" />;

/** Each health has a shape of its own, told apart without colour at 16 px. */
const shapes: Readonly<Record<Health, VNode>> = {
  achieved: <circle cx="8" cy="8" r="6.875" fill="currentColor" />,
  'on-track': (
    <>
      {ring}
      <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />
    </>
  ),
  // A quarter, and a notch in the ring across from it.
  'at-risk': (
    <>
      <path d="M2.36 10.05A6 6 0 1 1 5.95 13.64" fill="none" stroke="currentColor" stroke-width="1.75" />
      <path d="M8 2a6 6 0 0 1 6 6H8z" fill="currentColor" />
    </>
  ),
  'off-track': (
    <>
      {ring}
      <path d="M3.9 12.1l8.2-8.2" stroke="currentColor" stroke-width="1.75" />
    </>
  ),
  missed: (
    <>
      {ring}
      <path d="M5 5l6 6M11 5l-6 6" stroke="currentColor" stroke-width="1.75" />
    </>
  ),
  'too-early': (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-dasharray="2.2 1.57"
    />
  ),
  'not-started': ring,
  none: <path d="M3 8h10" stroke="currentColor" stroke-width="1.75" />,
};

/** The shape of a health; its word always stands beside it. */
export function HealthMark({ health }: { health: Health }) {
  return (
    <svg
      class={`tl-mark tl-tone-${tones[health]}`}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {shapes[health]}
    </svg>
  );
}

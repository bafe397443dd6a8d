import type { Health } from '../../../progress/evaluation.ts';

export const healthWords: Readonly<Record<Health, string>> = {
  none: 'No value',
  'not-started': 'Not started',
  'too-early': 'Too early to tell',
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
  achieved: 'Achieved',
  missed: 'Missed',
};

/** The word for each health (R31). */
export const healthWord = () => ({
  health: (health: Health): string => healthWords[health],
});

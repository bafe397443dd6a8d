import type { Health } from '../../../progress/evaluation.ts';

export const healthWords: Readonly<Record<Health, string>> = {
  none: 'Kein Wert',
  'not-started': 'Nicht begonnen',
  'too-early': 'Noch zu früh',
  'on-track': 'Im Plan',
  'at-risk': 'Gefährdet',
  'off-track': 'Nicht im Plan',
  achieved: 'Erreicht',
  missed: 'Verfehlt',
};

export const healthWord = () => ({
  health: (health: Health): string => healthWords[health],
});

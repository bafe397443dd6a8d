import type { Amount } from '../model/amount.ts';
import type { Decimal } from '../model/decimal.ts';
import type { ObjectivesMeasure } from '../model/plan.ts';
import type { Formula } from './trace.ts';
import type { Weighing } from './work-parts.ts';

export const meanWords = 'Σ(weight · progress) / Σ(weight)';
const metricWords = '(current − baseline) / (target − baseline)';

/** Written as it was applied: what counts equally, or counts 1, is not in it (R15, R16, R21). */
export function workFormula({ equal, sizeless }: Weighing, amount: Amount): Formula {
  const factors = [...(equal ? [] : ['weight']), ...(sizeless ? [] : ['size'])];
  const whole = factors.length === 0 ? 'number of items' : `Σ(${factors.join(' · ')})`;
  const { done, total } = amount.kind === 'work' ? (amount.weighted ?? amount) : { done: null, total: null };
  return { words: `Σ(${[...factors, 'credit'].join(' · ')}) / ${whole}`, terms: terms({ done, total }) };
}

/** A curve bends the way (R10); the amounts of a metric are those of its KPI too (R14). */
export function metricFormula(amount: Amount, curved: boolean): Formula {
  const words = curved ? `curve(${metricWords})` : metricWords;
  if (amount.kind !== 'metric') return { words, terms: {} };
  const { from: baseline, to: target, current } = amount;
  return { words, terms: terms({ baseline, target, current }) };
}

export function maintainFormula(method: string, amount: Amount): Formula {
  const words =
    method === 'held'
      ? 'periods in range / planned periods'
      : `periods with a reading / planned periods, while the ${method === 'average' ? 'average' : `${method} reading`} is in range`;
  if (amount.kind !== 'maintain') return { words, terms: {} };
  const count = (digits: number): Decimal => ({ digits, scale: 0 });
  return { words, terms: { held: count(amount.held), planned: count(amount.planned) } };
}

export function boundFormula({ as }: ObjectivesMeasure, amount: Amount): Formula {
  switch (as) {
    case 'mean':
      return { words: meanWords, terms: {} };
    case 'identity':
      return { words: 'the objective, as it is', terms: {} };
    case 'amounts': {
      const words = 'Σ(share · (current − baseline)) / (target − baseline)';
      return { ...metricFormula(amount, false), words };
    }
  }
}

/** Those that are known. */
function terms(all: Readonly<Record<string, Decimal | null>>): Formula['terms'] {
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

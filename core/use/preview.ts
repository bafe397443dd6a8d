import { compareDecimals, decimalText, readDecimal } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { KeyResult, Reading } from '../model/plan.ts';
import type { KeyResultValue } from '../progress/evaluation.ts';
import type { PreviewView } from '../view/node-details.ts';
import { valueView } from '../view/value-view.ts';
import { good } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PreviewRequest } from './hierarchy-client.ts';
import { asTyped, withoutWrong, wrongIn } from './preview-fields.ts';
import { expectedByFields, readTyped, valueIn } from './preview-value.ts';

/**
 * What the fields of an editor would mean, as far as they are typed: "45 → 25 minutes; today 38 would be 35 %". By the
 * reader that a save goes through and the engine that values everything; what is merely not typed yet is no problem. What
 * a key result takes from its objective is not known here: an editor that knows it says it (`kind`, `threshold`). Pure: it
 * runs in the page.
 */
export const preview = async (request: PreviewRequest): Promise<Answer<PreviewView>> =>
  good(previewOf(request));

/** The same, at once. */
export function previewOf(request: PreviewRequest): PreviewView {
  const { cycle, today } = request;
  const fields = asTyped(request.fields);
  const readings = readingsOf(request);
  const read = readTyped(fields, cycle, readings);
  // What is wrong beside the measure leaves its meaning as it is.
  const again = read.ok ? read : readTyped(withoutWrong(fields, read.problems), cycle, readings);
  const keyResult = again.ok && 'measure' in again.node ? again.node : null;
  const value = keyResult && valueIn(keyResult, cycle, today, readings);
  return {
    ...(keyResult && value ? meaningOf(keyResult, value) : nothing),
    expected: value?.expected ?? expectedByFields(fields, request),
    problems: read.ok ? [] : wrongIn(fields, read.problems),
  };
}

// ── below ──

type Meaning = Omit<PreviewView, 'expected' | 'problems'>;

const nothing: Meaning = {
  baseline: null,
  target: null,
  current: null,
  unit: null,
  percent: null,
  falling: null,
};

function meaningOf({ measure }: KeyResult, value: KeyResultValue): Meaning {
  const { amount } = value;
  const { percent } = valueView(value);
  if (amount.kind === 'maintain') {
    return { ...nothing, current: textOf(amount.current), unit: amount.unit, percent };
  }
  if (amount.kind !== 'metric') return { ...nothing, percent };
  const { current, unit } = amount;
  // Of a KPI the page knows neither all readings nor the target: only what is typed can be said.
  const { from, to } = measure.kind === 'kpi' ? measure : amount;
  return {
    baseline: textOf(from),
    target: textOf(to),
    current: textOf(current),
    unit,
    percent: from && to ? percent : null,
    falling: from && to ? compareDecimals(to, from) < 0 : null,
  };
}

const textOf = (decimal: Decimal | null): string | null => decimal && decimalText(decimal);

/** Those that are numbers; a yes or no rests on none. */
const readingsOf = ({ readings }: PreviewRequest): readonly Reading[] =>
  readings.flatMap(({ on, value }): Reading[] => {
    const decimal = readDecimal(value);
    return decimal ? [{ on, value: decimal, confidence: null, note: null, by: null }] : [];
  });

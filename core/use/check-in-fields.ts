import { readDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { readDecimal } from '../model/decimal.ts';
import type { Decimal } from '../model/decimal.ts';
import type { Measure } from '../model/plan.ts';
import { said, type Said } from '../model/said.ts';
import { NOT_TEXT } from '../plan-file/check-text.ts';
import { bad, good } from './answer.ts';
import type { Answer, Failure } from './answer.ts';
import type { CheckInRequest } from './hierarchy-client.ts';
import { NOTHING_CHANGED } from './withstand.ts';

/** A check-in as read; a yes is 1, a no 0. */
export interface CheckInFields {
  readonly on: Day;
  /** null = only words. */
  readonly value: Decimal | null;
  readonly confidence: number | null;
  readonly note: string | null;
  readonly blockers: string | null;
}

/** Of a note, and of blockers. */
const MOST_TEXT = 4_000;

/** What a person typed, read for this measure; everything that is wrong is said at once, field by field. */
export function readCheckIn(request: CheckInRequest, measure: Measure, today: Day): Answer<CheckInFields> {
  const wrong: NonNullable<Failure['fields']>[number][] = [];
  const say = (field: string, message: Said) => {
    wrong.push({ field, message });
    return null;
  };
  const on = readOn(request.on, today, (message) => say('on', message));
  const typed = readText(request.value);
  const value = typed === null ? null : readValue(typed, measure, (message) => say('value', message));
  const { confidence } = request;
  if (confidence !== null && !(Number.isInteger(confidence) && confidence >= 0 && confidence <= 10)) {
    say('confidence', said`Confidence is a whole number from 0 to 10.`);
  }
  const [note, blockers] = (['note', 'blockers'] as const).map((field) =>
    readRemark(request[field], (message) => say(field, message)),
  );
  if (wrong.length > 0 || on === null) {
    const [first] = wrong;
    return bad('bad-input', said`${first?.message ?? ''} ${NOTHING_CHANGED}`, { fields: wrong });
  }
  if (value === null && confidence === null && !note && !blockers) {
    const message = said`There is nothing in it yet. Give a value, a confidence, a note or what blocks it.`;
    return bad('bad-input', said`${message} ${NOTHING_CHANGED}`, { fields: [{ field: 'value', message }] });
  }
  return good({ on, value, confidence, note: note ?? null, blockers: blockers ?? null });
}

// ── below ──

type Say = (message: Said) => null;

/** A page may send anything. */
const readText = (value: unknown): string | null => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? null : text;
};

function readOn(text: unknown, today: Day, say: Say): Day | null {
  const day = typeof text === 'string' ? readDay(text) : null;
  if (!day) return say(said`This is not a day. Write year, month and day, like 2026-10-01.`);
  if (day > today) return say(said`This day has not come yet: today is ${today} here.`);
  return day < tenYearsBefore(today) ? say(said`This day is more than ten years ago.`) : day;
}

/** Days compare as text, also 29 February of a year that has none. */
const tenYearsBefore = (today: Day): string =>
  `${String(Number(today.slice(0, 4)) - 10).padStart(4, '0')}${today.slice(4)}`;

function readValue(text: string, measure: Measure, say: Say): Decimal | null {
  switch (measure.kind) {
    case 'metric':
      if (measure.source) return say(said`Its value is the answer of its query. ${LEAVE_OUT}`);
      return readNumber(text, say);
    case 'maintain':
    case 'kpi':
      return readNumber(text, say);
    case 'yesNo':
      if (text === 'yes') return { digits: 1, scale: 0 };
      return text === 'no' ? { digits: 0, scale: 0 } : say(said`The answer is yes or no.`);
    case 'work':
      return say(said`Its value comes from its work items. ${LEAVE_OUT}`);
    case 'milestones':
      return say(said`Its value comes from its milestones. ${LEAVE_OUT}`);
    case 'objectives':
      return say(said`Its value comes from the objectives below it. ${LEAVE_OUT}`);
  }
}

const LEAVE_OUT = said`Leave the value out; confidence and words are welcome.`;

function readNumber(text: string, say: Say): Decimal | null {
  const value = readDecimal(text);
  if (value) return value;
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (/^[+-]?\d+,\d+$/.test(text)) {
    return say(said`"${shown}" has a comma. Write the number with a point: ${text.replace(',', '.')}.`);
  }
  return /^[+-]?\d*\.?\d+$/.test(text)
    ? say(said`"${shown}" has more digits than can be kept exactly. Use at most 15.`)
    : say(said`"${shown}" is not a plain number. Write it like 38 or 12.5, without a unit.`);
}

function readRemark(value: unknown, say: Say): string | null {
  const text = readText(value);
  if (text === null) return null;
  if (text.length > MOST_TEXT) return say(said`This is longer than 4,000 characters.`);
  return NOT_TEXT.test(text) ? say(said`This holds a character that cannot be shown or stored.`) : text;
}

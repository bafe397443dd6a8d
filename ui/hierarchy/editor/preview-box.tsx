import { useState } from 'preact/hooks';
import type { Cycle } from '@throughline/core/model/plan.ts';
import type { Day } from '@throughline/core/model/day.ts';
import type { PreviewRequest } from '@throughline/core/use/hierarchy-client.ts';
import type { Field, Fields, PreviewView } from '@throughline/core/view/node-details.ts';
import type { Words } from '@throughline/core/view/words/words.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { TextField } from './field.tsx';
import type { FormProblem } from './check-draft.ts';
import { groupOf, listOf } from './field-group.ts';
import { sameField } from './same-field.ts';
import { plainNumber, type NumberForm } from './typed-number.ts';
import { useAnswer, type Asked } from './use-answer.ts';
import { useStill } from './use-still.ts';

/** Milliseconds without a key before the number is worked out anew. */
const WAIT = 150;

export interface PreviewOf {
  readonly fields: Fields;
  readonly cycle: Cycle;
  readonly today: Day;
  readonly readings: PreviewRequest['readings'];
}

export interface Previewed extends PreviewView {
  /** What it is the meaning of; the form may be some keys ahead. */
  readonly of: Fields;
}

/** What a key result would mean if it were saved as it stands. null = it is not asked. */
export function usePreview(of: PreviewOf | null): Asked<Previewed> {
  const { model } = useHierarchy();
  const text = of === null ? null : JSON.stringify(of);
  const still = useStill(text, WAIT);
  return useAnswer(text === null ? null : still, async () => {
    const request = JSON.parse(still ?? '') as PreviewOf;
    const answer = await model.client.preview(request);
    return answer.ok ? { ok: true, value: { ...answer.value, of: request.fields } } : answer;
  });
}

/** What it found wrong, without what was written anew since. */
export const problemsNow = (
  preview: Previewed | null,
  now: Fields,
  words: Pick<Words, 'said'>,
): readonly FormProblem[] =>
  (preview?.problems ?? [])
    .filter(({ field }) => sameField(valueAt(preview?.of ?? {}, field), valueAt(now, field)))
    .map(({ field, message }) => ({ field, message: words.said(message) }));

interface PreviewBoxProps {
  readonly preview: Asked<Previewed>;
  /** A value to try as if it were today's reading; null = this measure takes none. */
  readonly tried: string | null;
  readonly tryValue: (typed: string) => void;
}

/** "45 → 25 min, falling. Today 38 would be 35 %. It should be at 24 % today." */
export function PreviewBox({ preview, tried, tryValue }: PreviewBoxProps) {
  const { editor: say } = useHierarchyWords();
  const { value, failure } = preview;
  const told = value === null ? null : sentencesOf(value, say);
  return (
    <section class="tl-ed-preview tl-ed-span-12" aria-label={say.preview}>
      <output class="tl-ed-live">
        {failure !== null ? (
          say.previewFailed
        ) : told === null ? (
          <span class="tl-quiet">{say.previewNothing}</span>
        ) : (
          told.map((sentence) => <span key={sentence}>{sentence} </span>)
        )}
      </output>
      {tried !== null && (
        <TextField path="try" label={say.tryValue} span={4} number value={tried} change={tryValue} />
      )}
    </section>
  );
}

/** A typed value as one more reading of today; nothing where it is no number. */
export function useTriedReading(
  today: Day,
  numbers: NumberForm,
): {
  readonly tried: string;
  readonly tryValue: (typed: string) => void;
  readonly reading: PreviewRequest['readings'];
} {
  const [tried, tryValue] = useState('');
  const plain = plainNumber(tried, numbers);
  return { tried, tryValue, reading: plain === null ? [] : [{ on: today, value: plain }] };
}

// ── below ──

/** What stands at "measure.milestones[0].title". */
const valueAt = (fields: Fields, path: string): Field =>
  path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .reduce<Field>(
      (at, key) => (Array.isArray(at) ? listOf(at)[Number(key)] : groupOf(at)[key]) ?? null,
      fields,
    );

type Say = ReturnType<typeof useHierarchyWords>['editor'];

/** null = there is nothing to tell yet. */
function sentencesOf(view: PreviewView, say: Say): readonly string[] | null {
  const range = say.previewRange(view);
  if (range === null && view.percent === null) return null;
  return [...(range === null ? [] : [range]), say.previewToday(view), say.previewExpected(view.expected)];
}

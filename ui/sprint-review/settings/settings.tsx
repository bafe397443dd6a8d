import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { ReviewRequest } from '@throughline/core/review/request.ts';
import type { ReviewPage, SprintReviewClient } from '@throughline/core/use/sprint-client.ts';
import {
  draftOf,
  periodDays,
  readDraft,
  type DraftField,
  type ReviewDraft,
} from '@throughline/core/view/review-draft.ts';
import { FormContext, type FormPlaces } from '../../hierarchy/editor/form-context.ts';
import { SelectField } from '../../hierarchy/editor/field.tsx';
import { useReviewWords } from '../words-context.ts';
import { ObjectivesField } from './objectives-field.tsx';
import type { ReviewSettings } from './review-settings.ts';
import { SettingsEnd } from './settings-end.tsx';
import { SpanFields } from './span-fields.tsx';
import { TeamField } from './team-field.tsx';

interface SettingsProps {
  readonly client: SprintReviewClient;
  readonly page: ReviewPage;
  readonly request: ReviewRequest | null;
  readonly settings: ReviewSettings;
}

/** What the review shows: whose, which sprint, which objectives, counted in what. What is typed stays through every failure. */
export function Settings({ client, page, request, settings }: SettingsProps) {
  const { review } = useReviewWords();
  const say = review.settings;
  const [draft, setDraft] = useState<ReviewDraft>(() => draftOf(request));
  const [touched, setTouched] = useState<ReadonlySet<DraftField>>(new Set());
  const [tried, setTried] = useState(false);
  const { request: wanted, problems } = useMemo(() => readDraft(draft), [draft]);

  // What the host would save is told by its text: the same again is not told twice. Before the next picture, since the host's
  // own button may be pressed right away.
  const told = JSON.stringify(wanted);
  useLayoutEffect(() => settings.onValid?.(wanted), [told]);

  const change = (part: Partial<ReviewDraft>, field?: DraftField): void => {
    setDraft((before) => ({ ...before, ...part }));
    if (field !== undefined) setTouched((before) => new Set(before).add(field));
  };
  const form = useMemo<FormPlaces>(
    () => ({
      problem(field) {
        const problem = problems.get(field as DraftField);
        return problem !== undefined && (tried || touched.has(field as DraftField))
          ? say.problem(problem, page.teams, periodDays)
          : null;
      },
      numbers: { decimal: '.', group: ',' },
    }),
    [problems, touched, tried, say, page.teams],
  );
  const parts = { client, teams: page.teams, draft, change };
  return (
    <FormContext.Provider value={form}>
      <form
        class="tl-panel tl-review-settings tl-editor"
        aria-label={say.title}
        noValidate
        onSubmit={(event) => event.preventDefault()}
      >
        <TeamField {...parts} />
        <SpanFields {...parts} />
        <ObjectivesField {...parts} />
        <SelectField
          path="unit"
          label={say.unit}
          value={draft.unit}
          options={[
            ['points', say.units.points],
            ['issues', say.units.issues],
          ]}
          change={(unit) => change({ unit })}
        />
        {(settings.onValid === undefined || settings.cancel !== undefined) && (
          <SettingsEnd settings={settings} wanted={wanted} tried={() => setTried(true)} />
        )}
      </form>
    </FormContext.Provider>
  );
}

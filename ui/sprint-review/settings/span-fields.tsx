import { Choice } from './choice.tsx';
import { Field, TextField } from '../../hierarchy/editor/field.tsx';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { useAnswer } from '../../hierarchy/editor/use-answer.ts';
import type { SprintId } from '@throughline/core/model/ids.ts';
import type { Sprint } from '@throughline/core/model/sprint.ts';
import { periodChoices, spanOf, sprintChoices } from '@throughline/core/view/review-draft.ts';
import { useReviewWords } from '../words-context.ts';
import type { SettingPart } from './setting-part.ts';

/** Which sprint; of a team without sprints, which days. */
export function SpanFields(part: SettingPart) {
  const { review } = useReviewWords();
  const say = review.settings;
  const { draft, change } = part;
  const flows = draft.team?.sprints === false;
  const span = spanOf(draft);
  return (
    <>
      <Choice
        name="span"
        label={flows ? say.period : say.span}
        value={span}
        options={(flows ? periodChoices : sprintChoices).map((kind) => [kind, say.spanChoice(kind)])}
        change={(kind) => change(flows ? { periodSpan: kind } : { sprintSpan: kind })}
      />
      {span === 'sprint' && <SprintField {...part} />}
      {span === 'last-days' && (
        <TextField
          path="days"
          label={say.days}
          number
          sign={say.daysSign}
          value={draft.days}
          change={(days) => change({ days }, 'days')}
        />
      )}
      {span === 'period' && (
        <div class="tl-review-days">
          <TextField
            path="period"
            label={say.from}
            type="date"
            value={draft.from}
            change={(from) => change({ from })}
          />
          <TextField
            path="to"
            label={say.to}
            type="date"
            value={draft.to}
            change={(to) => change({ to }, 'period')}
          />
        </div>
      )}
    </>
  );
}

// ── below ──

function SprintField({ client, draft, change }: SettingPart) {
  const { review } = useReviewWords();
  const say = review.settings;
  const team = draft.team?.id ?? null;
  const listed = useAnswer(team, () => client.listSprints({ team: team! }));
  // What has not begun has moved nothing yet.
  const sprints = (listed.value ?? []).filter(({ state }) => state !== 'future');
  // The reader's own zone: which zone the plan's days are in is not known here.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const daysOf = ({ start, end }: Sprint): { from: string; to: string } | null =>
    start === null || end === null
      ? null
      : { from: review.dayOf(start, timeZone), to: review.dayOf(end, timeZone) };
  const isThere = sprints.some(({ id }) => id === draft.sprint);
  return (
    <>
      <Field
        path="sprint"
        label={say.sprint}
        hint={
          listed.asking
            ? say.reading
            : listed.value !== null && sprints.length === 0
              ? say.noSprints
              : undefined
        }
      >
        {(input) => (
          <select
            {...input}
            class="tl-input"
            value={draft.sprint ?? ''}
            disabled={team === null}
            onChange={(event) => {
              const { value } = event.currentTarget;
              change({ sprint: value === '' ? null : (value as SprintId) }, 'sprint');
            }}
          >
            <option value="">{say.chooseSprint}</option>
            {draft.sprint !== null && !isThere && <option value={draft.sprint}>{say.sprintKept}</option>}
            {sprints.map((sprint) => (
              <option key={sprint.id} value={sprint.id}>
                {say.sprintOption(sprint.name, daysOf(sprint), sprint.state)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {listed.failure !== null && <FailureNote failure={listed.failure} again={listed.again} />}
    </>
  );
}

import { useState } from 'preact/hooks';
import type { ObjectiveId } from '@throughline/core/model/ids.ts';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { useForm } from '../../hierarchy/editor/form-context.ts';
import { useAnswer } from '../../hierarchy/editor/use-answer.ts';
import { useReviewWords } from '../words-context.ts';
import { Choice } from './choice.tsx';
import type { SettingPart } from './setting-part.ts';

/** From so many objectives on there is a field to find them by. */
const MANY = 10;

/** All objectives, or some of those of the present cycle. */
export function ObjectivesField(part: SettingPart) {
  const { review } = useReviewWords();
  const say = review.settings;
  const { draft, change } = part;
  const problem = useForm().problem('objectives');
  return (
    <>
      <Choice
        name="objectives"
        label={say.objectives}
        value={draft.objectives}
        options={[
          ['all', say.allObjectives],
          ['some', say.someObjectives],
        ]}
        change={(objectives) => change({ objectives })}
      />
      {draft.objectives === 'some' && draft.team !== null && <Some {...part} team={draft.team.id} />}
      {problem !== null && <p class="tl-ed-wrong">{problem}</p>}
    </>
  );
}

// ── below ──

function Some({
  client,
  draft,
  change,
  team,
}: SettingPart & { team: NonNullable<SettingPart['draft']['team']>['id'] }) {
  const { review } = useReviewWords();
  const say = review.settings;
  const listed = useAnswer(team, () => client.listReviewObjectives({ team }));
  const [text, setText] = useState('');
  const all = listed.value ?? [];
  const wanted = text.trim().toLocaleLowerCase();
  const shown = all.filter(({ title, owner }) =>
    `${title} ${owner ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  const known = new Set(all.map(({ id }) => id));
  const elsewhere = listed.value === null ? [] : draft.chosen.filter((id) => !known.has(id));
  const choose = (ids: readonly ObjectiveId[], isChosen: boolean): void =>
    change(
      {
        chosen: isChosen ? [...draft.chosen, ...ids] : draft.chosen.filter((id) => !ids.includes(id)),
      },
      'objectives',
    );
  return (
    <fieldset class="tl-review-some">
      <legend class="tl-unseen">{say.someObjectives}</legend>
      {listed.asking && <p class="tl-ed-hint">{say.reading}</p>}
      {listed.value !== null && all.length === 0 && <p class="tl-ed-hint">{say.noObjectives}</p>}
      {all.length > MANY && (
        <>
          <input
            class="tl-input"
            type="search"
            aria-label={say.findObjective}
            placeholder={say.findObjective}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <output class="tl-ed-hint">{say.objectivesFound(shown.length)}</output>
        </>
      )}
      <div class="tl-review-objective-list">
        {shown.map(({ id, title, owner }) => (
          <label key={id} class="tl-ed-check">
            <input
              type="checkbox"
              checked={draft.chosen.includes(id)}
              onChange={(event) => choose([id], event.currentTarget.checked)}
            />
            <span>
              <span dir="auto">{title}</span> {owner !== null && <span class="tl-quiet">{owner}</span>}
            </span>
          </label>
        ))}
      </div>
      {elsewhere.length > 0 && (
        <label class="tl-ed-check">
          <input type="checkbox" checked onChange={() => choose(elsewhere, false)} />
          <span>{say.objectivesKept(elsewhere.length)}</span>
        </label>
      )}
      {listed.failure !== null && <FailureNote failure={listed.failure} again={listed.again} />}
    </fieldset>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { Combobox } from '../../hierarchy/editor/combobox.tsx';
import { Field } from '../../hierarchy/editor/field.tsx';
import { useAnswer } from '../../hierarchy/editor/use-answer.ts';
import { useStill } from '../../hierarchy/editor/use-still.ts';
import { useReviewWords } from '../words-context.ts';
import type { SettingPart } from './setting-part.ts';

/** Milliseconds without a key before teams are looked for. */
const WAIT = 200;

/** A board or team, found by typing; only one of the list is taken. */
export function TeamField({ client, teams, draft, change }: SettingPart) {
  const { review } = useReviewWords();
  const say = review.settings;
  // null = its name is not known yet: it was chosen before.
  const [text, setText] = useState<string | null>(draft.team === null ? '' : null);
  const [looked, setLooked] = useState('');
  const wanted = useStill(looked.trim(), WAIT);
  const found = useAnswer(wanted, () => client.findTeams({ text: wanted === '' ? null : wanted }));
  // An older list would lie over the way on.
  const list = found.failure === null ? (found.value?.teams ?? []) : [];

  // The first list may tell how the team that was chosen before is called, and whether it has sprints.
  useEffect(() => {
    const kept = text === null ? list.find(({ id }) => id === draft.team?.id) : undefined;
    if (kept === undefined) return;
    setText(kept.name);
    change({ team: { id: kept.id, sprints: kept.sprints } });
  }, [found.value]);

  return (
    <>
      <Field
        path="team"
        label={say.team(teams)}
        hint={draft.team?.sprints === false ? say.flows : say.teamHint(teams)}
      >
        {(input) => (
          <Combobox
            input={input}
            label={say.team(teams)}
            value={text ?? say.teamKept(teams)}
            type={(typed) => {
              setText(typed);
              setLooked(typed);
              change({ team: null }, 'team');
            }}
            options={list.map(({ id, name }) => ({ id, label: name }))}
            choose={({ id }) => {
              const team = list.find((one) => one.id === id);
              if (team === undefined) return;
              setText(team.name);
              // What was chosen of another team is not there in this one.
              const same = team.id === draft.team?.id;
              change(
                { team: { id: team.id, sprints: team.sprints }, ...(same ? {} : { sprint: null }) },
                'team',
              );
            }}
            told={
              found.asking || found.value === null
                ? null
                : say.teamsFound(list.length, found.value.more, teams)
            }
          />
        )}
      </Field>
      {looked !== '' && found.value !== null && !found.asking && draft.team === null && (
        <p class="tl-ed-hint">{say.teamsFound(list.length, found.value.more, teams)}</p>
      )}
      {found.failure !== null && <FailureNote failure={found.failure} again={found.again} />}
    </>
  );
}

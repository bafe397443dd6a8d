import { useState } from 'preact/hooks';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { Combobox } from './combobox.tsx';
import { Field } from './field.tsx';
import { useAnswer } from './use-answer.ts';
import { useStill } from './use-still.ts';

/** Milliseconds without a key before people are looked for. */
const WAIT = 200;

interface OwnerFieldProps {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly span?: 6 | 12;
}

/** Somebody of the host, found by typing, or any other name: a team has no account. */
export function OwnerField({ value, change, span = 6 }: OwnerFieldProps) {
  const { editor: say } = useHierarchyWords();
  const { model } = useHierarchy();
  // What was there from the start is not looked up, nor what was just taken from the list.
  const [wanted, setWanted] = useState('');
  const text = useStill(wanted.trim(), WAIT);
  const found = useAnswer(text === '' ? null : text, () => model.client.findPeople({ text }));
  const people = wanted === '' ? [] : (found.value ?? []);
  return (
    <Field path="owner" label={say.field('owner')} hint={say.ownerHint} span={span}>
      {(input) => (
        <Combobox
          input={input}
          label={say.field('owner')}
          value={value}
          type={(typed) => {
            setWanted(typed);
            change(typed);
          }}
          options={people.map(({ id, name }) => ({ id, label: name }))}
          choose={({ label }) => {
            setWanted('');
            change(label);
          }}
          told={
            wanted !== '' && found.value !== null && !found.asking ? say.peopleFound(people.length) : null
          }
        />
      )}
    </Field>
  );
}

import { Choices } from '../editor/choices.tsx';
import { TextField } from '../editor/field.tsx';
import { useHierarchyWords } from '../words-context.ts';
import type { Asks } from './measured-by.ts';

interface ValueFieldProps {
  readonly asks: Asks;
  /** As typed; "yes" or "no" of a yes/no; '' = nothing. */
  readonly typed: string;
  readonly type: (text: string) => void;
  /** What was understood, and what it would mean. */
  readonly hint: string | null;
}

/** The value of a check-in, in the form that the measure takes; nothing but a sentence where it takes none. */
export function ValueField({ asks, typed, type, hint }: ValueFieldProps) {
  const { checkIns: words } = useHierarchyWords();
  switch (asks.kind) {
    case 'words':
      return <p class="tl-ed-hint">{words.wordsOnly[asks.from]}</p>;
    case 'yesNo':
      return (
        <Choices
          path="value"
          label={words.done}
          value={typed}
          options={[
            ['yes', words.yes],
            ['no', words.no],
          ]}
          change={type}
        />
      );
    case 'number':
      return (
        <TextField
          path="value"
          label={asks.unit === null ? words.value : words.valueIn(asks.unit)}
          hint={hint ?? undefined}
          value={typed}
          change={type}
          number
        />
      );
  }
}

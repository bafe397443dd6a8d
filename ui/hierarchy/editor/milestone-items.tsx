import { useState } from 'preact/hooks';
import { CloseIcon } from '../../icons.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { Combobox } from './combobox.tsx';
import { Field } from './field.tsx';
import { useForm } from './form-context.ts';
import type { ItemDraft } from './measure-draft.ts';
import { useAnswer } from './use-answer.ts';
import { useStill } from './use-still.ts';

/** Milliseconds without a key before the tracker is asked. */
const WAIT = 300;

interface MilestoneItemsProps {
  /** Which milestone, from 0. */
  readonly at: number;
  readonly items: readonly ItemDraft[];
  readonly change: (items: readonly ItemDraft[]) => void;
}

/** The work items that say how far a milestone is: found in the tracker by words or a key, taken out one by one. */
export function MilestoneItems({ at, items, change }: MilestoneItemsProps) {
  const { editor: say } = useHierarchyWords();
  const { model } = useHierarchy();
  const { itemKeys } = useForm();
  const [typed, setTyped] = useState('');
  const text = useStill(typed.trim(), WAIT);
  const found = useAnswer(text === '' ? null : text, () => model.client.findWork({ text, query: null }));
  const taken = new Set(items.map(({ reference }) => reference));
  const offered = typed.trim() === '' ? [] : (found.value?.items ?? []).filter(({ id }) => !taken.has(id));
  const nameOf = ({ reference, name }: ItemDraft): string =>
    name ?? itemKeys?.[reference] ?? (reference.includes('/') ? say.restrictedItem : reference);
  return (
    <div class="tl-ed-field tl-ed-items">
      {items.length > 0 && (
        <ul class="tl-ed-chips">
          {items.map((item) => (
            <li key={item.reference}>
              <bdi>{nameOf(item)}</bdi>
              <button
                type="button"
                class="tl-icon-button"
                aria-label={say.removeItem(nameOf(item))}
                onClick={() => change(items.filter((one) => one !== item))}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field path={`measure.milestones[${at}].items`} label={say.milestoneItems(at + 1)} unseen>
        {(input) => (
          <Combobox
            input={input}
            label={say.milestoneItems(at + 1)}
            value={typed}
            type={setTyped}
            placeholder={say.findItem}
            told={
              text !== '' && found.value !== null && !found.asking
                ? say.workFound(offered.length, found.value.more)
                : null
            }
            options={offered.map(({ id, key, title }) => ({ id, label: `${key} ${title}` }))}
            choose={({ id, label }) => {
              setTyped('');
              change([...items, { reference: id, name: label, rest: {} }]);
            }}
          />
        )}
      </Field>
    </div>
  );
}

import { CloseIcon, PlusIcon } from '../../icons.tsx';
import { useHierarchyWords } from '../words-context.ts';
import { SelectField, TextField } from './field.tsx';
import { milestoneStates, noMilestone, type MilestoneDraft } from './measure-draft.ts';
import { MilestoneItems } from './milestone-items.tsx';

interface MilestonesFieldsProps {
  readonly list: readonly MilestoneDraft[];
  readonly change: (list: readonly MilestoneDraft[]) => void;
}

/** Steps in their order, each with how far it is and what it weighs. */
export function MilestonesFields({ list, change }: MilestonesFieldsProps) {
  const { editor: say } = useHierarchyWords();
  const edit = (at: number, part: Partial<MilestoneDraft>): void =>
    change(list.map((each, place) => (place === at ? { ...each, ...part } : each)));
  return (
    <fieldset class="tl-ed-field tl-ed-span-12">
      <legend class="tl-ed-label">{say.measureName('milestones')}</legend>
      {list.map(({ title, weight, done, part, items }, at) => (
        // Rows have no name of their own; they are only added at the end and taken out one by one.
        // oxlint-disable-next-line react/no-array-index-key
        <div class="tl-ed-milestone" key={at}>
          <TextField
            path={`measure.milestones[${at}].title`}
            label={say.milestone(at + 1)}
            unseen
            placeholder={say.milestone(at + 1)}
            value={title}
            change={(value) => edit(at, { title: value })}
          />
          <SelectField
            path={`measure.milestones[${at}].state`}
            label={say.milestoneDone(at + 1)}
            unseen
            value={done}
            options={milestoneStates.map((state) => [state, say.milestoneStates[state]] as const)}
            change={(state) => edit(at, { done: state })}
          />
          {done === 'part' && (
            <TextField
              path={`measure.milestones[${at}].done`}
              label={say.milestonePart(at + 1)}
              unseen
              number
              sign={say.percentSign}
              value={part}
              change={(value) => edit(at, { part: value })}
            />
          )}
          <TextField
            path={`measure.milestones[${at}].weight`}
            label={say.milestoneWeight(at + 1)}
            unseen
            number
            lead={say.times}
            placeholder={say.one}
            value={weight}
            change={(value) => edit(at, { weight: value })}
          />
          {list.length > 1 && (
            <button
              type="button"
              class="tl-icon-button"
              aria-label={say.removeMilestone(at + 1)}
              onClick={() => change(list.filter((_, place) => place !== at))}
            >
              <CloseIcon />
            </button>
          )}
          {done === 'items' && (
            <MilestoneItems at={at} items={items} change={(now) => edit(at, { items: now })} />
          )}
        </div>
      ))}
      <button type="button" class="tl-button tl-add" onClick={() => change([...list, noMilestone])}>
        <PlusIcon />
        {say.addMilestone}
      </button>
    </fieldset>
  );
}

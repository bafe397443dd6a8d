import { CloseIcon, PlusIcon } from '../../icons.tsx';
import { useHierarchyWords } from '../words-context.ts';
import { Choices } from './choices.tsx';
import { SelectField, TextField } from './field.tsx';
import { targetForms, type MetricDraft } from './measure-draft.ts';
import { QueryField } from './query-field.tsx';

export interface PartProps<T> {
  readonly draft: T;
  readonly change: (part: Partial<T>) => void;
}

/** From where to where, in which unit; what is rarely wanted lies under "more". */
export function MetricFields({ draft, change }: PartProps<MetricDraft>) {
  const { editor: say } = useHierarchyWords();
  const number = (key: 'from' | 'to' | 'by' | 'byPercent', sign?: string, hint?: string) => (
    <TextField
      path={`measure.${key}`}
      label={say.field(key)}
      span={4}
      number
      sign={sign}
      hint={hint}
      value={draft[key]}
      change={(value) => change({ [key]: value })}
    />
  );
  return (
    <>
      <Choices
        path="measure.form"
        label={say.targetForm}
        value={draft.form}
        options={targetForms.map((form) => [form, say.targetForms[form]] as const)}
        change={(form) => change({ form })}
        hint={draft.form === 'to' ? say.targetToHint : undefined}
      />
      {draft.form !== 'to' && number('from')}
      {(draft.form === 'from-to' || draft.form === 'to') && number('to')}
      {draft.form === 'by' && number('by', undefined, say.byHint)}
      {draft.form === 'by-percent' && number('byPercent', say.percentSign, say.byHint)}
      <TextField
        path="measure.unit"
        label={say.field('unit')}
        span={4}
        placeholder={say.unitHint}
        value={draft.unit}
        change={(unit) => change({ unit })}
      />
      <details class="tl-ed-rarely tl-ed-span-12" open={rarelyUsed(draft)}>
        <summary>{say.metricMore}</summary>
        <div class="tl-ed-grid">
          <SelectField
            path="measure.source"
            label={say.source}
            span={6}
            value={draft.source}
            options={(['', 'count', 'sum'] as const).map((source) => [source, say.sources[source]] as const)}
            change={(source) => change({ source })}
          />
          <SelectField
            path="measure.direction"
            label={say.direction}
            span={6}
            value={draft.direction}
            options={(['', 'increase', 'decrease'] as const).map(
              (each) => [each, say.directions[each]] as const,
            )}
            change={(direction) => change({ direction })}
          />
          {draft.source !== '' && <QueryField query={draft.query} change={(query) => change({ query })} />}
          {draft.source === 'sum' && (
            <TextField
              path="measure.field"
              label={say.sumField}
              hint={say.fieldHint}
              value={draft.field}
              change={(field) => change({ field })}
            />
          )}
          <TextField
            path="measure.stretch"
            label={say.stretch}
            hint={say.stretchHint}
            span={6}
            number
            value={draft.stretch}
            change={(stretch) => change({ stretch })}
          />
          <Checkpoints draft={draft} change={change} />
        </div>
      </details>
    </>
  );
}

// ── below ──

const rarelyUsed = ({ source, direction, stretch, checkpoints }: MetricDraft): boolean =>
  source !== '' || direction !== '' || stretch !== '' || checkpoints.length > 0;

function Checkpoints({ draft, change }: PartProps<MetricDraft>) {
  const { editor: say } = useHierarchyWords();
  const list = draft.checkpoints;
  const edit = (at: number, part: Partial<(typeof list)[number]>): void =>
    change({ checkpoints: list.map((each, place) => (place === at ? { ...each, ...part } : each)) });
  return (
    <fieldset class="tl-ed-field tl-ed-span-12">
      <legend class="tl-ed-label">{say.checkpoints}</legend>
      <p class="tl-ed-hint">{say.checkpointsHint}</p>
      {list.map(({ on, value }, at) => (
        // Rows have no name of their own; they are only added at the end and taken out one by one.
        // oxlint-disable-next-line react/no-array-index-key
        <div class="tl-ed-line-row" key={at}>
          <TextField
            path={`measure.checkpoints[${at}].on`}
            label={say.checkpointDay(at + 1)}
            unseen
            type="date"
            value={on}
            change={(day) => edit(at, { on: day })}
          />
          <TextField
            path={`measure.checkpoints[${at}].value`}
            label={say.checkpointValue(at + 1)}
            unseen
            number
            placeholder={say.field('value')}
            value={value}
            change={(typed) => edit(at, { value: typed })}
          />
          <button
            type="button"
            class="tl-icon-button"
            aria-label={say.removeCheckpoint(at + 1)}
            onClick={() => change({ checkpoints: list.filter((_, place) => place !== at) })}
          >
            <CloseIcon />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="tl-button tl-add"
        onClick={() => change({ checkpoints: [...list, { on: '', value: '' }] })}
      >
        <PlusIcon />
        {say.addCheckpoint}
      </button>
    </fieldset>
  );
}

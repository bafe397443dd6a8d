import { useHierarchyWords } from '../words-context.ts';
import { SelectField, TextField } from './field.tsx';
import { boundAs, methods, rhythms, type BoundDraft, type MaintainDraft } from './measure-draft.ts';
import type { PartProps } from './metric-fields.tsx';

/** A value that has to stay: its bounds, and what counts of the periods. */
export function MaintainFields({ draft, change }: PartProps<MaintainDraft>) {
  const { editor: say } = useHierarchyWords();
  return (
    <>
      {(['atLeast', 'atMost'] as const).map((key) => (
        <TextField
          key={key}
          path={`measure.${key}`}
          label={say[key]}
          span={4}
          number
          value={draft[key]}
          change={(value) => change({ [key]: value })}
        />
      ))}
      <TextField
        path="measure.unit"
        label={say.field('unit')}
        span={4}
        placeholder={say.unitHint}
        value={draft.unit}
        change={(unit) => change({ unit })}
      />
      <SelectField
        path="measure.every"
        label={say.every}
        span={6}
        value={draft.every}
        options={rhythms.map((rhythm) => [rhythm, say.rhythm(rhythm)] as const)}
        change={(every) => change({ every })}
      />
      <SelectField
        path="measure.method"
        label={say.method}
        span={6}
        value={draft.method}
        options={methods.map((method) => [method, say.methods[method]] as const)}
        change={(method) => change({ method })}
      />
    </>
  );
}

/** A key result that takes its value from the objectives below it; of amounts with a range of its own. */
export function BoundFields({ draft, change }: PartProps<BoundDraft>) {
  const { editor: say } = useHierarchyWords();
  return (
    <>
      <SelectField
        path="measure.as"
        label={say.as}
        value={draft.as}
        options={boundAs.map((as) => [as, say.ass[as]] as const)}
        change={(as) => change({ as })}
      />
      {draft.as === 'amounts' && (
        <>
          <Ends draft={draft} change={change} />
          <TextField
            path="measure.unit"
            label={say.field('unit')}
            span={4}
            placeholder={say.unitHint}
            value={draft.unit}
            change={(unit) => change({ unit })}
          />
        </>
      )}
    </>
  );
}

/** From and to, both optional: what is bound to something takes them from there. */
export function Ends({ draft, change }: PartProps<{ readonly from: string; readonly to: string }>) {
  const { editor: say } = useHierarchyWords();
  return (
    <>
      {(['from', 'to'] as const).map((key) => (
        <TextField
          key={key}
          path={`measure.${key}`}
          label={say.field(key)}
          span={4}
          number
          placeholder={say.optional}
          value={draft[key]}
          change={(value) => change({ [key]: value })}
        />
      ))}
    </>
  );
}

import { useHierarchyWords } from '../words-context.ts';
import { SelectField, TextField } from './field.tsx';
import { countUnits, type WorkDraft } from './measure-draft.ts';
import type { PartProps } from './metric-fields.tsx';
import { QueryField } from './query-field.tsx';

/** What is added up, and which items a query brings. Single items are linked once it is saved. */
export function WorkFields({ draft, change, fresh }: PartProps<WorkDraft> & { readonly fresh: boolean }) {
  const { editor: say } = useHierarchyWords();
  return (
    <>
      <SelectField
        path="measure.count"
        label={say.count}
        span={6}
        value={draft.count}
        options={countUnits.map((unit) => [unit, say.counts[unit]] as const)}
        change={(count) => change({ count })}
        hint={fresh ? say.linkLater : undefined}
      />
      {draft.count === 'field' && (
        <TextField
          path="measure.count.field"
          label={say.counts.field}
          hint={say.fieldHint}
          span={6}
          value={draft.field}
          change={(field) => change({ field })}
        />
      )}
      {draft.count !== 'issues' && (
        <TextField
          path="measure.unestimatedSize"
          label={say.unestimated}
          hint={say.unestimatedHint(draft.count)}
          span={6}
          number
          value={draft.unestimatedSize}
          change={(unestimatedSize) => change({ unestimatedSize })}
        />
      )}
      <QueryField query={draft.query} change={(query) => change({ query })} hint={say.queryOptional} />
    </>
  );
}

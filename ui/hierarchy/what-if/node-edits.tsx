import { useLayoutEffect, useRef } from 'preact/hooks';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { SelectField, TextField } from '../editor/field.tsx';
import { asksFor } from '../node/measured-by.ts';
import { useHierarchyWords } from '../words-context.ts';
import type { NodeEdit } from './edits-draft.ts';

interface NodeEditsProps {
  readonly node: HierarchyNode;
  readonly edit: NodeEdit;
  readonly change: (edit: NodeEdit) => void;
  readonly takeOut: () => void;
  /** It was just chosen: its first field takes the focus. */
  readonly isNew: boolean;
}

/** What may be tried on one objective or key result. */
export function NodeEdits({ node, edit, change, takeOut, isNew }: NodeEditsProps) {
  const { tryOut: words, ...all } = useHierarchyWords();
  const place = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    if (isNew) place.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, []);
  const title = node.title ?? '';
  const asks = node.is === 'keyResult' ? asksFor(node, null) : null;
  const now = node.amount === null ? null : all.amount(node.amount);
  return (
    <fieldset class="tl-tried" ref={place}>
      <legend class="tl-ed-label" dir="auto">
        {title}
      </legend>
      <div class="tl-tried-fields">
        {node.weight !== null && (
          <TextField
            path={`${node.id}.weight`}
            label={words.weight}
            hint={words.now(node.weight)}
            value={edit.weight}
            change={(weight) => change({ ...edit, weight })}
            number
          />
        )}
        <TextField
          path={`${node.id}.days`}
          label={words.slip}
          value={edit.days}
          change={(days) => change({ ...edit, days })}
          number
        />
        {asks?.kind === 'number' && (
          <TextField
            path={`${node.id}.value`}
            label={words.reading(asks.unit)}
            hint={now === null ? undefined : words.now(now)}
            value={edit.value}
            change={(value) => change({ ...edit, value })}
            number
          />
        )}
        {asks?.kind === 'yesNo' && (
          <SelectField
            path={`${node.id}.value`}
            label={words.done}
            value={edit.value}
            options={[
              ['', words.asItIs],
              ['yes', words.yes],
              ['no', words.no],
            ]}
            change={(value) => change({ ...edit, value })}
          />
        )}
      </div>
      <button type="button" class="tl-text-button" aria-label={words.takeOutOf(title)} onClick={takeOut}>
        {words.takeOut}
      </button>
    </fieldset>
  );
}

import type { ComponentChildren } from 'preact';
import { useHierarchyWords } from '../words-context.ts';
import { TextField } from './field.tsx';
import { MeasureFields } from './measure-fields.tsx';
import type { NodeDraft } from './node-draft.ts';
import { OwnerField } from './owner-field.tsx';

interface KeyResultFieldsProps {
  readonly draft: NodeDraft;
  readonly fresh: boolean;
  readonly change: (part: Partial<NodeDraft>) => void;
  /** What the measure would mean: right below it. */
  readonly children: ComponentChildren;
}

/** What a key result says, whose it is, what it weighs and how it is measured. */
export function KeyResultFields({ draft, fresh, change, children }: KeyResultFieldsProps) {
  const { editor: say } = useHierarchyWords();
  return (
    <>
      <TextField
        path="title"
        label={say.field('title')}
        hint={say.titleKeyResultHint}
        focus
        value={draft.title}
        change={(title) => change({ title })}
      />
      <MeasureFields draft={draft.measure} fresh={fresh} change={(measure) => change({ measure })} />
      {children}
      <OwnerField value={draft.owner} change={(owner) => change({ owner })} />
      <TextField
        path="weight"
        label={say.field('weight')}
        hint={say.weightHint}
        span={6}
        number
        value={draft.weight}
        change={(weight) => change({ weight })}
      />
    </>
  );
}

import { useState } from 'preact/hooks';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import { CloseIcon } from '../../icons.tsx';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import type { FormProblem } from './check-draft.ts';
import { Combobox } from './combobox.tsx';
import { Field, SelectField, TextField } from './field.tsx';
import type { ParentDraft } from './node-draft.ts';

/** So many are offered at once; more letters find the others. */
const OFFERED = 12;

interface ParentsFieldProps {
  /** The objective itself; null = a new one, which can close no circle. */
  readonly id: string | null;
  readonly parents: readonly ParentDraft[];
  /** Those that would close a circle: told at once. */
  readonly circles: readonly FormProblem[];
  readonly change: (parents: readonly ParentDraft[]) => void;
}

/** What an objective serves: found among what is shown, counted in it or only supporting it, with a weight. */
export function ParentsField({ id, parents, circles, change }: ParentsFieldProps) {
  const { editor: say } = useHierarchyWords();
  const { state } = useHierarchy();
  const [typed, setTyped] = useState('');
  const taken = new Set([...parents.map((parent) => parent.id), id]);
  const found = matching(state.nodes.values(), typed, taken);
  const edit = (at: number, part: Partial<ParentDraft>): void =>
    change(parents.map((parent, place) => (place === at ? { ...parent, ...part } : parent)));

  return (
    <div class="tl-ed-field tl-ed-span-12">
      <Field
        path="parent"
        label={say.field('parent')}
        hint={parents.length === 0 ? say.noParent : say.servesHint}
      >
        {(input) => (
          <Combobox
            input={input}
            label={say.field('parent')}
            value={typed}
            type={setTyped}
            placeholder={say.findParent}
            told={typed.trim() === '' ? null : say.parentsFound(found.length)}
            options={found.slice(0, OFFERED).map((node) => ({
              id: node.id,
              label: node.title ?? '',
              aside: [say.levelName(node.level), node.owner].filter(Boolean).join(' · '),
            }))}
            choose={(option) => {
              const node = state.nodes.get(option.id);
              setTyped('');
              if (!node) return;
              const contributes = takesContributions(node);
              change([...parents, { id: node.id, contributes, weight: '', rest: { shard: node.shard } }]);
            }}
          />
        )}
      </Field>
      <output class="tl-unseen">{circles.map(({ message }) => message).join(' ')}</output>
      {parents.map((parent, at) => (
        <Parent
          key={parent.id}
          parent={parent}
          at={at}
          change={(part) => edit(at, part)}
          remove={() => change(parents.filter((_, place) => place !== at))}
        />
      ))}
    </div>
  );
}

// ── below ──

interface ParentProps {
  readonly parent: ParentDraft;
  readonly at: number;
  readonly change: (part: Partial<ParentDraft>) => void;
  readonly remove: () => void;
}

function Parent({ parent, at, change, remove }: ParentProps) {
  const { editor: say } = useHierarchyWords();
  const { state } = useHierarchy();
  const node = state.nodes.get(parent.id);
  const title = node?.title ?? say.restricted;
  const only = node !== undefined && !takesContributions(node);
  return (
    <fieldset class="tl-ed-part" aria-label={title}>
      <p class="tl-ed-part-title" aria-hidden="true">
        {title}
      </p>
      <button type="button" class="tl-icon-button" aria-label={say.removeParent(title)} onClick={remove}>
        <CloseIcon />
      </button>
      <div class="tl-ed-grid tl-ed-part-fields">
        <SelectField
          path={`parent[${at}].contributes`}
          label={say.how}
          span={6}
          value={parent.contributes ? 'counts' : 'supports'}
          options={[
            ...(only ? [] : [['counts', say.contributes] as const]),
            ['supports', `${say.supports} (${say.supportsHint})`] as const,
          ]}
          change={(how) => change({ contributes: how === 'counts' })}
          hint={only ? say.onlySupports : undefined}
        />
        {parent.contributes && (
          <TextField
            path={`parent[${at}].weight`}
            label={say.field('weight')}
            span={6}
            number
            placeholder={say.one}
            value={parent.weight}
            change={(weight) => change({ weight })}
          />
        )}
      </div>
    </fieldset>
  );
}

/** Of key results only one that is measured by objectives takes a contribution (R27). */
const takesContributions = (node: HierarchyNode): boolean =>
  node.is === 'objective' || node.measure === 'objectives';

function matching(
  nodes: Iterable<HierarchyNode>,
  typed: string,
  taken: ReadonlySet<string | null>,
): readonly HierarchyNode[] {
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const found: HierarchyNode[] = [];
  for (const node of nodes) {
    if (node.title === null || taken.has(node.id) || node.status === 'cancelled' || node.status === 'closed')
      continue;
    const text = `${node.title} ${node.owner ?? ''}`.toLocaleLowerCase();
    if (wanted.every((word) => text.includes(word))) found.push(node);
  }
  return found.sort((a, b) => Number(b.is === 'objective') - Number(a.is === 'objective'));
}

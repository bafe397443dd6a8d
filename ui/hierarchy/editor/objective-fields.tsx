import type { Level } from '@throughline/core/model/plan.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { useHierarchyWords } from '../words-context.ts';
import type { FormProblem } from './check-draft.ts';
import { Choices } from './choices.tsx';
import { SelectField, TextField } from './field.tsx';
import type { NodeDraft } from './node-draft.ts';
import { OwnerField } from './owner-field.tsx';
import { ParentsField } from './parents-field.tsx';
import { changedKind } from './rarely-fields.tsx';

interface ObjectiveFieldsProps {
  readonly id: string | null;
  readonly view: HierarchyView;
  readonly draft: NodeDraft;
  readonly circles: readonly FormProblem[];
  readonly change: (part: Partial<NodeDraft>) => void;
}

/** What an objective says, whose it is, where it stands and what it serves. */
export function ObjectiveFields({ id, view, draft, circles, change }: ObjectiveFieldsProps) {
  const { editor: say } = useHierarchyWords();
  const levels = offeredLevels(view, draft.level);
  const projects = view.projects.filter(({ may }) => may === 'edit' || may === 'administer');
  return (
    <>
      <TextField
        path="title"
        label={say.field('title')}
        hint={say.titleObjectiveHint}
        focus
        value={draft.title}
        change={(title) => change({ title })}
      />
      <OwnerField value={draft.owner} change={(owner) => change({ owner })} />
      {levels.length > 1 && (
        <SelectField
          path="level"
          label={say.field('level')}
          span={6}
          value={draft.level}
          options={levels.map(({ level, name }) => [level, name ?? say.levelName(level)] as const)}
          change={(level) => change({ level })}
        />
      )}
      {id === null && view.project === null && (
        <SelectField
          path="project"
          label={say.field('project')}
          span={6}
          value={draft.project}
          options={[
            ['', say.chooseProject] as const,
            ...projects.map((each) => [each.id, each.name] as const),
          ]}
          change={(project) => change({ project })}
        />
      )}
      <Choices
        path="kind"
        label={say.field('kind')}
        value={draft.kind}
        options={[
          ['committed', say.committed],
          ['aspirational', say.aspirational],
        ]}
        change={(kind) => change(changedKind(draft, kind))}
        hint={draft.kind === 'committed' ? say.committedHint : say.aspirationalHint}
      />
      <ParentsField
        id={id}
        parents={draft.parents}
        circles={circles}
        change={(parents) => change({ parents })}
      />
    </>
  );
}

/** The levels in use that the viewer may write on, and the one that it is on. */
export const offeredLevels = (view: HierarchyView, own: Level): HierarchyView['levels'] =>
  view.levels.filter(
    ({ level, used }) => level === own || (used && (level !== 'organisation' || view.may.organisation)),
  );

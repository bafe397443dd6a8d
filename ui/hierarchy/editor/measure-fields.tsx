import { useHierarchyWords } from '../words-context.ts';
import { BoundFields, Ends, MaintainFields } from './bounds-fields.tsx';
import { Choices } from './choices.tsx';
import { measureKinds, type MeasureDraft } from './measure-draft.ts';
import { MetricFields } from './metric-fields.tsx';
import { MilestonesFields } from './milestones-fields.tsx';
import { WorkFields } from './work-fields.tsx';

interface MeasureFieldsProps {
  readonly draft: MeasureDraft;
  readonly change: (draft: MeasureDraft) => void;
  /** A new key result. */
  readonly fresh: boolean;
}

/** How a key result is measured: the kind, and what that kind needs. */
export function MeasureFields({ draft, change, fresh }: MeasureFieldsProps) {
  const { editor: say } = useHierarchyWords();
  const { kind } = draft;
  // Which KPIs there are is not known here: one is kept, none is chosen.
  const offered = measureKinds.filter((each) => each !== 'kpi' || draft.kpi.kpi !== '');
  return (
    <>
      <Choices
        path="measure.kind"
        label={say.measure}
        value={kind}
        options={offered.map((each) => [each, say.measureName(each)] as const)}
        change={(next) => change({ ...draft, kind: next })}
        hint={say.measureHint(kind)}
      />
      {kind === 'metric' && (
        <MetricFields
          draft={draft.metric}
          change={(part) => change({ ...draft, metric: { ...draft.metric, ...part } })}
        />
      )}
      {kind === 'work' && (
        <WorkFields
          draft={draft.work}
          fresh={fresh}
          change={(part) => change({ ...draft, work: { ...draft.work, ...part } })}
        />
      )}
      {kind === 'milestones' && (
        <MilestonesFields list={draft.milestones} change={(milestones) => change({ ...draft, milestones })} />
      )}
      {kind === 'yesNo' && (
        <label class="tl-ed-check tl-ed-span-12">
          <input
            type="checkbox"
            data-field="measure.done"
            checked={draft.done}
            onChange={(event) => change({ ...draft, done: event.currentTarget.checked })}
          />
          <span>{say.doneAlready}</span>
        </label>
      )}
      {kind === 'maintain' && (
        <MaintainFields
          draft={draft.maintain}
          change={(part) => change({ ...draft, maintain: { ...draft.maintain, ...part } })}
        />
      )}
      {kind === 'kpi' && (
        <>
          <p class="tl-ed-span-12">
            {say.kpi} {draft.kpi.kpi} <span class="tl-quiet">{say.kpiHint}</span>
          </p>
          <Ends draft={draft.kpi} change={(part) => change({ ...draft, kpi: { ...draft.kpi, ...part } })} />
        </>
      )}
      {kind === 'objectives' && (
        <BoundFields
          draft={draft.objectives}
          change={(part) => change({ ...draft, objectives: { ...draft.objectives, ...part } })}
        />
      )}
    </>
  );
}

import type { Cycle, Status } from '@throughline/core/model/plan.ts';
import { useHierarchyWords } from '../words-context.ts';
import { SelectField, TextField } from './field.tsx';
import type { NodeDraft, OverrideDraft } from './node-draft.ts';

interface RarelyFieldsProps {
  readonly draft: NodeDraft;
  readonly cycle: Cycle;
  readonly change: (part: Partial<NodeDraft>) => void;
}

/** What most objectives and key results leave as it is. Open from the start where something of it was said. */
export function RarelyFields({ draft, cycle, change }: RarelyFieldsProps) {
  const { editor: say } = useHierarchyWords();
  const objective = draft.is === 'objective';
  return (
    <details class="tl-ed-rarely tl-ed-span-12" open={said(draft)}>
      <summary>{objective ? say.moreObjective : say.moreKeyResult}</summary>
      <div class="tl-ed-grid">
        {!objective && (
          <>
            <TextField
              path="start"
              label={say.field('start')}
              span={6}
              type="date"
              value={draft.start}
              change={(start) => change({ start })}
              hint={say.datesHint(cycle.start, cycle.end)}
            />
            <TextField
              path="end"
              label={say.field('end')}
              span={6}
              type="date"
              value={draft.end}
              change={(end) => change({ end })}
            />
            <SelectField
              path="kind"
              label={say.field('kind')}
              span={6}
              value={draft.kind}
              options={[
                ['', say.asObjective],
                ['committed', say.committed],
                ['aspirational', say.aspirational],
              ]}
              change={(kind) => change(changedKind(draft, kind))}
            />
          </>
        )}
        <TextField
          path="threshold"
          label={say.field('threshold')}
          span={6}
          number
          sign={say.percentSign}
          hint={draft.kind === '' ? say.thresholdAsObjective : say.thresholdHint(draft.kind)}
          value={draft.threshold}
          change={(threshold) => change({ threshold })}
        />
        <SelectField
          path="checkInEvery"
          label={say.field('checkInEvery')}
          span={6}
          value={draft.checkInEvery}
          options={[
            ...(objective ? [] : [['', say.asObjective] as const]),
            ...(['day', 'week', 'month', 'quarter'] as const).map(
              (each) => [each, say.rhythm(each)] as const,
            ),
          ]}
          change={(checkInEvery) => change({ checkInEvery })}
        />
        <SelectField
          path="status"
          label={say.field('status')}
          span={6}
          value={draft.status}
          options={offeredStatuses(draft.status).map((each) => [each, say.statusName(each)] as const)}
          change={(status) => change({ status })}
        />
        <OverrideFields override={draft.override} change={(override) => change({ override })} />
      </div>
    </details>
  );
}

/** A kind brings its own threshold: one that was only the other kind's default goes with it. */
export function changedKind(draft: NodeDraft, kind: NodeDraft['kind']): Partial<NodeDraft> {
  const usual = { '': '', committed: '100', aspirational: '70' }[draft.kind];
  return { kind, threshold: draft.threshold === usual ? '' : draft.threshold };
}

// ── below ──

const said = (draft: NodeDraft): boolean =>
  draft.override !== null ||
  draft.status !== 'active' ||
  draft.start !== '' ||
  draft.end !== '' ||
  (draft.is === 'keyResult' && draft.kind !== '');

/** Closing has its own place, where the score is settled. */
const offeredStatuses = (own: Status): readonly Status[] =>
  own === 'closed' ? ['closed'] : ['active', 'draft', 'cancelled'];

interface OverrideFieldsProps {
  readonly override: OverrideDraft | null;
  readonly change: (override: OverrideDraft | null) => void;
}

/** A value by hand, why, and until when (R30). Who set it is told by who saves it. */
function OverrideFields({ override, change }: OverrideFieldsProps) {
  const { editor: say } = useHierarchyWords();
  if (override === null)
    return (
      <div class="tl-ed-field tl-ed-span-12">
        <button
          type="button"
          class="tl-button tl-ed-start"
          onClick={() => change({ value: '', reason: '', until: '', rest: {} })}
        >
          {say.setByHand}
        </button>
        <p class="tl-ed-hint">{say.setByHandHint}</p>
      </div>
    );
  const edit = (part: Partial<OverrideDraft>): void => change({ ...override, ...part, rest: {} });
  return (
    <fieldset class="tl-ed-field tl-ed-span-12">
      <legend class="tl-ed-label">{say.field('override')}</legend>
      <div class="tl-ed-grid">
        <TextField
          path="override.value"
          label={say.field('value')}
          span={4}
          number
          sign={say.percentSign}
          value={override.value}
          change={(value) => edit({ value })}
        />
        <TextField
          path="override.until"
          label={say.field('until')}
          span={4}
          type="date"
          value={override.until}
          change={(until) => edit({ until })}
        />
        <TextField
          path="override.reason"
          label={say.field('reason')}
          value={override.reason}
          change={(reason) => edit({ reason })}
        />
        <button type="button" class="tl-button tl-ed-start tl-ed-span-12" onClick={() => change(null)}>
          {say.computedAgain}
        </button>
      </div>
    </fieldset>
  );
}

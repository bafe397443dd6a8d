import type { FullPanelView } from '@throughline/core/view/epic-panel.ts';
import { NoteIcon } from '../icons.tsx';
import { useWords } from '../words-context.ts';
import { late } from './late.tsx';
import { Linking } from './linking.tsx';
import { NoticeLine } from './notice-line.tsx';
import { Objective } from './objective.tsx';
import { PanelHeader } from './panel-header.tsx';
import type { PanelState } from './panel-state.ts';

const ImportPlan = late(() => import('./import-plan.tsx').then((part) => part.ImportPlan));
const PointsQuestion = late(() => import('./points-question.tsx').then((part) => part.PointsQuestion));

/** The panel of an epic: its objectives, or the next step where there are none. */
export function FullPanel({ view, state }: { view: FullPanelView; state: PanelState }) {
  const words = useWords();
  return (
    <section class="tl-full" aria-label={words.panelTitle} tabIndex={-1}>
      <PanelHeader view={view} reading={state.reading} />
      {state.notice !== null && <NoticeLine notice={state.notice} />}
      {(view.notices ?? []).length > 0 && (
        <ul class="tl-notice tl-notes">
          {view.notices?.map(words.said).map((sentence) => (
            <li key={sentence}>
              <NoteIcon />
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
      )}
      {view.pointsFieldQuestion !== null && (
        <PointsQuestion fields={view.pointsFieldQuestion} administer={view.may.administer} />
      )}
      {view.objectives.map((objective) => (
        <Objective key={objective.id} objective={objective} may={view.may} stuck={state.stuck} />
      ))}
      {view.restricted > 0 && <p class="tl-quiet">{words.restrictedObjectives(view.restricted)}</p>}
      {view.empty === 'no-objective' && <ImportPlan administer={view.may.administer} />}
      {view.empty === 'nothing-linked' && (
        <p class="tl-empty">
          {words.nothingLinked}{' '}
          <span class="tl-quiet">{view.may.link ? words.nothingLinkedHint : words.nothingLinkedReader}</span>
        </p>
      )}
      {view.may.link && view.empty !== 'no-objective' && <Linking />}
      {view.may.administer && view.empty !== 'no-objective' && <ImportPlan administer again />}
    </section>
  );
}

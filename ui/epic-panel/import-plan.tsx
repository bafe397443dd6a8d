import { useRef } from 'preact/hooks';
import { PlanFile } from '../plan-file.tsx';
import { useWords } from '../words-context.ts';
import { panelAround } from './panel-around.ts';
import { usePanel } from './panel-context.ts';

export interface ImportPlanProps {
  readonly administer: boolean;
  /** There are objectives already: a changed plan is imported over them. */
  readonly again?: boolean;
}

/** An administrator imports a plan; where there is no objective yet, everybody else is told whom to ask. */
export function ImportPlan({ administer, again = false }: ImportPlanProps) {
  const words = useWords();
  const { model } = usePanel();
  const place = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);

  if (!administer) {
    return (
      <p class="tl-empty">
        {words.noObjective} <span class="tl-quiet">{words.askAdministrator}</span>
      </p>
    );
  }
  return (
    <div class={again ? 'tl-import' : 'tl-empty'} ref={place}>
      {!again && (
        <p>
          {words.noObjective} <span class="tl-quiet">{words.importHint}</span>
        </p>
      )}
      <PlanFile
        label={again ? words.importAgain : words.importPlan}
        main={!again}
        send={(file) => {
          // Looked for now: when it is done, this is gone with the view that it stood in.
          panel.current = panelAround(place.current);
          return model.change((client) => client.importPlan(file));
        }}
        done={() => panel.current?.focus()}
      />
    </div>
  );
}

import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { Drop } from './drop.tsx';
import { useHierarchy } from './hierarchy-context.ts';
import { viewsAs, type Look } from './look.ts';
import { MoreMenu } from './more-menu.tsx';
import type { ChangeLook } from './use-look.ts';
import { useHierarchyWords } from './words-context.ts';

interface PageHeaderProps {
  readonly view: HierarchyView;
  readonly look: Look;
  readonly change: ChangeLook;
  readonly dense: boolean;
  readonly setDense: (dense: boolean) => void;
  readonly showKeys: () => void;
  readonly say: (text: string) => void;
}

/** The cycle, the way it is looked at, and what can be made. */
export function PageHeader({ view, look, change, ...more }: PageHeaderProps) {
  const words = useHierarchyWords();
  const { model, open } = useHierarchy();
  const { cycle, cycles, may } = view;
  return (
    // Not a header: the host's page has its banner, and this stands in a frame of it.
    <div class="tl-page-header">
      <h2>{words.tree.hierarchyTitle}</h2>
      {(cycles.length > 0 || may.makeCycles) && (
        <Drop text={cycle?.id ?? words.tree.noCycleShort} label={words.tree.cycle} class="tl-cycle">
          {(close) => (
            <ul class="tl-drop-list">
              {cycles.map(({ id, start, end }) => (
                <li key={id}>
                  <button
                    type="button"
                    class="tl-button tl-menu-button"
                    aria-current={id === cycle?.id ? 'true' : undefined}
                    onClick={() => {
                      close();
                      void model.read(id);
                    }}
                  >
                    <span>{id}</span> <span class="tl-quiet">{words.tree.cycleSpan(start, end)}</span>
                  </button>
                </li>
              ))}
              {may.makeCycles && (
                <li>
                  <button
                    type="button"
                    class="tl-button tl-menu-button"
                    onClick={() => {
                      close();
                      open({ kind: 'cycle' });
                    }}
                  >
                    {words.tree.newCycle}
                  </button>
                </li>
              )}
            </ul>
          )}
        </Drop>
      )}
      {cycle !== null && (
        <fieldset class="tl-views" aria-label={words.tree.viewAs}>
          {viewsAs.map((as) => (
            <button
              key={as}
              type="button"
              class="tl-button"
              aria-pressed={as === look.view}
              onClick={() => change({ view: as })}
            >
              {words.tree.views[as]}
            </button>
          ))}
        </fieldset>
      )}
      {cycle !== null && may.write && (
        <button
          type="button"
          class="tl-button tl-button-main"
          onClick={() => open({ kind: 'edit', is: 'objective', id: null, parent: null })}
        >
          {words.tree.newObjective}
        </button>
      )}
      <MoreMenu view={view} look={look} {...more} />
    </div>
  );
}

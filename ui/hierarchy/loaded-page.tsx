import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { everything, isFiltering } from '@throughline/core/view/hierarchy-filter.ts';
import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import type { HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { late } from '../epic-panel/late.tsx';
import { ChangeNews } from './change-news.tsx';
import type { FirstPicture } from './first/first-picture.ts';
import { FirstSteps, firstStep } from './first-steps.tsx';
import { HierarchyContext } from './hierarchy-context.ts';
import type { HierarchyModel, HierarchyState, Opened } from './hierarchy-model.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { NoticeLine } from './notice-line.tsx';
import { OpenedPart } from './opened.tsx';
import { PageHeader } from './page-header.tsx';
import { Toolbar } from './toolbar.tsx';
import { TreeGrid } from './tree-grid.tsx';
import { nothingFolded } from './kept-here.ts';
import { useFolds } from './use-folds.ts';
import { useKept } from './use-kept.ts';
import { useLook } from './use-look.ts';
import { useOpened } from './use-opened.ts';
import { useOutline } from './use-outline.ts';
import { useTrends } from './use-trends.ts';
import { useHierarchyWords } from './words-context.ts';

const Picture = late(async () => (await import('./picture/picture.tsx')).Picture);
const HeatTable = late(async () => (await import('./heat/heat-table.tsx')).HeatTable);

type Tab = Extract<Opened, { kind: 'details' }>['tab'];

interface LoadedPageProps {
  readonly model: HierarchyModel;
  readonly page: HierarchyPage;
  readonly state: HierarchyState;
  readonly view: HierarchyView;
  /** What stands there already; null = nothing. */
  readonly first: FirstPicture | null;
}

/** The page once there is something to show: tools, rows, and what stands open over them. */
export function LoadedPage({ model, page, state, view, first }: LoadedPageProps) {
  const words = useHierarchyWords();
  const [kept, changeKept] = useKept(page, view.project);
  const [look, change] = useLook(page, kept.view);
  const outline = useOutline(view, state.nodes, look, page.locale, first);
  const trends = useTrends(model, view);
  const folds = useFolds(kept.folds, (folds) => changeKept({ folds }), look.filter);
  const place = useRef<HTMLDivElement>(null);
  const [opened, open] = useOpened(look, change, place);
  const [goTo, setGoTo] = useState<{ node: string } | null>(null);
  // Details open where the reader looked last.
  const tab = useRef<Tab>('why');
  if (opened?.kind === 'details') tab.current = opened.tab;
  const [keys, setKeys] = useState(false);
  const [said, say] = useState('');

  useEffect(() => changeKept({ view: look.view }), [look.view]);
  useFollowedCycle(model, view, look.cycle, change);
  const isWhole = view.toCome.length === 0;
  const isHere = look.node !== null && state.nodes.has(look.node);
  const isLost = look.node !== null && isWhole && !isHere;
  useEffect(() => {
    if (look.node !== null) setGoTo({ node: look.node });
  }, [look.node, isHere]);
  useEffect(() => {
    if (isLost) say(words.tree.nodeNotHere);
  }, [look.node, isLost]);
  // What was just made is stood upon.
  const saved = state.notice?.saved?.node.id;
  useEffect(() => {
    if (saved !== undefined && state.nodes.has(saved)) setGoTo({ node: saved });
  }, [saved]);

  const sayAgain = useCallback((text: string) => say((before) => (before === text ? `${text} ` : text)), []);
  const lookBelow = useCallback(
    (node: string) => change({ view: 'tree', filter: { ...everything, below: node } }),
    [change],
  );
  const showIn = useCallback(
    (node: string) => {
      change({ view: 'tree' });
      setGoTo({ node });
    },
    [change],
  );
  const places = useMemo(() => ({ model, page, state, open }), [model, page, state, open]);
  const step = firstStep(view);
  return (
    <HierarchyContext.Provider value={places}>
      <div class="tl-loaded" ref={place}>
        <PageHeader
          view={view}
          look={look}
          change={change}
          dense={kept.dense}
          setDense={(dense) => changeKept({ dense })}
          showKeys={() => setKeys(true)}
          say={sayAgain}
        />
        {state.notice !== null && <NoticeLine notice={state.notice} say={sayAgain} />}
        {step !== null && <FirstSteps step={step} view={view} />}
        {step === null && (
          <>
            <Toolbar
              view={view}
              outline={outline}
              look={look}
              change={change}
              folded={folds.folds.all}
              foldAll={(fold) => folds.set({ ...nothingFolded, all: fold })}
            />
            {isLost && <p class="tl-quiet">{words.tree.nodeNotHere}</p>}
            {!isWhole && <p class="tl-quiet">{words.tree.moreToCome(view.nodes.length)}</p>}
            {isWhole && outline.filtered.matches?.size === 0 && (
              <p class="tl-empty">{words.tree.nothingFits}</p>
            )}
            {look.view === 'tree' && outline.tree.rows.count > 0 && (
              <TreeGrid
                view={view}
                outline={outline}
                grouped={look.group !== 'none'}
                folds={folds.folds}
                setFolds={folds.set}
                trends={trends.points}
                dense={kept.dense}
                goTo={goTo}
                tab={tab.current}
                say={sayAgain}
                showKeys={() => setKeys(true)}
                lookBelow={lookBelow}
                frame={first?.frame() ?? null}
              />
            )}
            {look.view === 'picture' && outline.tree.rows.count > 0 && (
              <Picture outline={outline} view={view} lookBelow={lookBelow} />
            )}
            {look.view === 'table' && outline.tree.rows.count > 0 && (
              <HeatTable outline={outline} show={showIn} />
            )}
            {trends.failed && look.view === 'tree' && (
              <p class="tl-quiet">
                {words.tree.trendsNotRead}{' '}
                <button type="button" class="tl-button" onClick={trends.again}>
                  {words.tryAgain}
                </button>
              </p>
            )}
            {view.restricted > 0 && !isFiltering(look.filter) && (
              <p class="tl-quiet">{words.restrictedObjectives(view.restricted)}</p>
            )}
          </>
        )}
      </div>
      {opened !== null && <OpenedPart opened={opened} close={() => open(null)} />}
      {keys && <KeysDialog close={() => setKeys(false)} />}
      <ChangeNews state={state} said={said} />
    </HierarchyContext.Provider>
  );
}

// ── below ──

/** The cycle of the address and the one that is read are the same: who changes one changes the other. */
function useFollowedCycle(
  model: HierarchyModel,
  view: HierarchyView,
  asked: string | null,
  change: (part: { cycle: string | null }) => void,
): void {
  const shown = view.cycle?.id ?? null;
  const before = useRef(shown);
  useEffect(() => {
    before.current = shown;
    change({ cycle: shown });
  }, [shown, change]);
  const first = useRef(true);
  useEffect(() => {
    // Not at first: then it was asked for already. Later the host went to an address of another cycle.
    if (!first.current && asked !== null && asked !== before.current) void model.read(asked);
    first.current = false;
  }, [asked, model]);
}

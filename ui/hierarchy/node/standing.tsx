import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { CheckInView, NodeDetails } from '@throughline/core/view/node-details.ts';
import { HealthWord } from '../../epic-panel/health-word.tsx';
import { ProgressBar } from '../../progress-bar.tsx';
import { useHierarchyWords } from '../words-context.ts';

interface StandingProps {
  readonly node: HierarchyNode;
  readonly details: NodeDetails | null;
}

/** Where a key result stands, what was said last, and what became of it since. */
export function Standing({ node, details }: StandingProps) {
  const words = useHierarchyWords();
  const { amount } = node;
  const shown = amount === null ? null : words.amount(amount);
  const range = amount?.kind === 'metric' ? words.range(amount) : null;
  const last = details?.checkIns[0] ?? null;
  return (
    <section class="tl-standing" aria-label={words.checkIns.stands}>
      <NumberLine node={node} />
      {(shown ?? range) !== null && (
        <p class="tl-quiet">{[shown, range].filter((part) => part !== null).join(' · ')}</p>
      )}
      {details === null && (
        <svg class="tl-skeleton" width="100%" height="44" aria-hidden="true">
          <rect x="0" y="4" width="70%" height="8" rx="2" />
          <rect x="0" y="28" width="45%" height="8" rx="2" />
        </svg>
      )}
      {details !== null && last === null && (
        <p class="tl-quiet">
          {words.checkIns.noneYet} {words.checkIns.firstHint}
        </p>
      )}
      {details !== null && last !== null && <LastCheckIn node={node} details={details} last={last} />}
    </section>
  );
}

/** The number first, its health beside it, then how it lies against where it should be. */
export function NumberLine({ node }: { node: HierarchyNode }) {
  const words = useHierarchyWords();
  return (
    <>
      <p class="tl-number-line">
        <span class="tl-number">{words.percent(node.percent)}</span>
        <HealthWord health={node.health} />
        <span class="tl-expected">{words.expected(node.expected)}</span>
      </p>
      <ProgressBar progress={node.progress} expected={node.expected} threshold={node.threshold} tall />
    </>
  );
}

function LastCheckIn({
  node,
  details,
  last,
}: {
  node: HierarchyNode;
  details: NodeDetails;
  last: CheckInView;
}) {
  const { checkIns } = useHierarchyWords();
  const unit = node.amount !== null && 'unit' in node.amount ? node.amount.unit : null;
  const then = details.trend.points.findLast(({ on }) => on <= last.on)?.progress ?? null;
  const others = details.changes.filter(
    ({ at, kind }) => last.at !== null && at > last.at && !kind.startsWith('check-in'),
  ).length;
  return (
    <>
      <p>{checkIns.last({ ...last, unit })}</p>
      {last.note !== null && (
        <p class="tl-quiet" dir="auto">
          {checkIns.quoted(last.note)}
        </p>
      )}
      {last.blockers !== null && (
        <p class="tl-quiet" dir="auto">
          {checkIns.inTheWay(last.blockers)}
        </p>
      )}
      <p>{checkIns.since(then, node.progress, others)}</p>
    </>
  );
}

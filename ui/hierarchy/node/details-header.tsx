import type { Day } from '@throughline/core/model/day.ts';
import type { HierarchyNode } from '@throughline/core/view/hierarchy.ts';
import type { NodeDetails } from '@throughline/core/view/node-details.ts';
import type { HierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { groupOf, textOf } from './measured-by.ts';
import { NodeLink } from './node-link.tsx';
import { NumberLine } from './standing.tsx';

interface DetailsHeaderProps {
  readonly node: HierarchyNode;
  readonly details: NodeDetails | null;
}

/** What it is: the number and its health, what it belongs to, who has it, and what must be known beside the number. */
export function DetailsHeader({ node, details }: DetailsHeaderProps) {
  const words = useHierarchyWords();
  const { state } = useHierarchy();
  const fields = details?.fields ?? null;
  const cycle = state.view?.cycles.find(({ id }) => id === node.cycle);
  const start = (textOf(fields?.['start']) ?? cycle?.start ?? null) as Day | null;
  const end = (textOf(fields?.['end']) ?? cycle?.end ?? null) as Day | null;
  const named = state.view?.levels.find(({ level }) => level === node.level)?.name;
  const facts = [
    node.is === 'objective' ? (named ?? words.details.level(node.level)) : null,
    node.title === null ? null : (node.owner ?? words.details.noOwner),
    node.cycle,
    start === null || end === null ? null : words.details.dates(start, end),
    words.kind(node.kind, node.threshold),
    node.weight === null ? null : words.weightSpoken(node.weight),
  ].filter((fact) => fact !== null);
  const beside = besideNumber(node, words);
  return (
    <div class="tl-node-head">
      <Above node={node} />
      <NumberLine node={node} />
      {node.percent !== null && <p class="tl-quiet">{words.score(node)}</p>}
      <p class="tl-quiet">{facts.join(' · ')}</p>
      {beside.length > 0 && <p class="tl-quiet">{words.sentence(beside.join(' · '))}</p>}
      {statusLines(node, details, words).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** What it belongs to, each to be gone to. */
function Above({ node }: { node: HierarchyNode }) {
  const { details: words } = useHierarchyWords();
  const { state } = useHierarchy();
  const before = (contributes: boolean): string =>
    node.is === 'keyResult' ? words.keyResultOf : contributes ? words.countsIn : words.supports;
  return (
    <>
      {node.parents.map(({ id, contributes }) => {
        const above = state.nodes.get(id);
        return above ? (
          <p key={id} class="tl-quiet">
            {before(contributes)} <NodeLink node={above} />
          </p>
        ) : null;
      })}
      {node.same !== null && state.nodes.has(node.same) && (
        <p class="tl-quiet">
          ↔ {words.same} <NodeLink node={state.nodes.get(node.same) ?? node} />
        </p>
      )}
    </>
  );
}

function besideNumber(node: HierarchyNode, words: HierarchyWords): readonly string[] {
  const { coverage, offTrack, keyResults, confidence, counting } = node;
  const isObjective = node.is === 'objective';
  const noCheckIn = node.title === null || (isObjective && node.checkedIn === null);
  return [
    isObjective && coverage !== null && coverage < 1_000_000 ? words.coverage(coverage) : null,
    isObjective && offTrack > 0 ? words.offTrack(offTrack, keyResults) : null,
    confidence === null ? null : words.details.confidence(confidence, isObjective && keyResults > 1),
    noCheckIn ? null : words.details.lastCheckIn(node.checkedIn),
    node.due ? words.details.due : null,
    node.stale ? words.stale : null,
    counting === null ? null : words.counting(counting.items),
  ].filter((part) => part !== null);
}

/** Draft, closed, set by hand: each with who and why, as soon as the fields are there. */
function statusLines(
  node: HierarchyNode,
  details: NodeDetails | null,
  words: HierarchyWords,
): readonly string[] {
  const lines: string[] = [];
  const closed = groupOf(details?.fields['closed']);
  const on = textOf(closed?.['on']) as Day | null;
  if (node.status === 'closed' && closed !== null && on !== null) {
    const score = typeof closed['score'] === 'number' ? Math.round(closed['score'] * 100) : null;
    lines.push(words.sentence(words.details.closedOn(on, score, textOf(closed['reason']))));
  } else if (node.status !== 'active') lines.push(words.details.status(node.status));
  if (node.origin === 'override') {
    const override = groupOf(details?.fields['override']);
    const [by, reason] = [textOf(override?.['by']), textOf(override?.['reason'])];
    const until = textOf(override?.['until']) as Day | null;
    lines.push(
      override === null
        ? words.sentence(words.setByHand(node.computedPercent))
        : words.sentence(words.details.overridden(by, until, reason, node.computedPercent)),
    );
  }
  return lines;
}

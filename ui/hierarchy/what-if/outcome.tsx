import type { TryOutView } from '@throughline/core/view/node-details.ts';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { HealthWord } from '../../epic-panel/health-word.tsx';
import type { Asked } from '../editor/use-answer.ts';
import { titleOf } from '../node/title-of.ts';
import { useHierarchyWords } from '../words-context.ts';

/** Every number that would change, before and after; the rest are counted. */
export function Outcome({ tried, result }: { tried: boolean; result: Asked<TryOutView> }) {
  const { tryOut: words, said } = useHierarchyWords();
  const view = tried ? result.value : null;
  const changed = view?.nodes.filter((node) => node.changed) ?? [];
  const same = (view?.nodes.length ?? 0) - changed.length;
  const refused = view?.refused ?? [];
  const told = !tried
    ? words.nothingTried
    : view === null
      ? result.failure === null && words.trying
      : refused.length > 0
        ? words.refused
        : changed.length === 0
          ? words.noneChange
          : words.changes(changed.length);
  return (
    <section class="tl-outcome" aria-labelledby="tl-outcome-title" aria-busy={result.asking}>
      <h3 id="tl-outcome-title">{words.results}</h3>
      <output>{told}</output>
      {tried && result.failure !== null && (
        <FailureNote failure={result.failure} kept={view !== null} again={result.again} />
      )}
      {refused.length > 0 && (
        <ul class="tl-refused">
          {refused.map(said).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {refused.length === 0 && changed.length > 0 && (
        <ul class="tl-steps">
          {changed.map((node) => (
            <Step key={node.id} node={node} />
          ))}
        </ul>
      )}
      {refused.length === 0 && same > 0 && <p class="tl-quiet">{words.unchanged(same)}</p>}
    </section>
  );
}

function Step({ node }: { node: TryOutView['nodes'][number] }) {
  const words = useHierarchyWords();
  const { before, after } = node;
  return (
    <li class="tl-tried-step">
      <p dir="auto">{titleOf(node, words)}</p>
      <p class="tl-number">{words.tryOut.step(node)}</p>
      <p class="tl-step-health">
        {before.health === after.health ? (
          <HealthWord health={after.health} />
        ) : (
          <>
            <HealthWord health={before.health} />
            <span aria-hidden="true">→</span>
            <span class="tl-unseen">{words.tryOut.becomes}</span>
            <HealthWord health={after.health} />
          </>
        )}
        {before.expected !== after.expected && (
          <span class="tl-quiet">{words.tryOut.expectedStep(before.expected, after.expected)}</span>
        )}
      </p>
    </li>
  );
}

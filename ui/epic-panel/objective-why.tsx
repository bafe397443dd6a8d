import type { VNode } from 'preact';
import type { ChildObjectiveView, KeyResultView, ObjectiveView } from '@throughline/core/view/epic-panel.ts';
import { useWords } from '../words-context.ts';
import { Notes } from './notes.tsx';
import { WhyLine } from './why-line.tsx';

export type ObjectivePart = KeyResultView | ChildObjectiveView;

interface ObjectiveWhyProps {
  readonly objective: ObjectiveView;
  /** Draws one part as table rows, where a part can be opened further; absent = as text. */
  readonly partRows?: (part: ObjectivePart) => VNode;
}

/** How an objective's number is made: its parts, and what each adds; the column adds up to the number (R4). */
export function ObjectiveWhy({ objective, partRows }: ObjectiveWhyProps) {
  const words = useWords();
  const parts: readonly ObjectivePart[] = [...objective.keyResults, ...objective.children];
  const titles = new Map(parts.map(({ id, title }) => [id as string, title]));
  return (
    <>
      <WhyLine
        percent={objective.percent}
        because={
          objective.percent === null ? words.sentence(words.noObjectiveValue(objective)) : words.weightedMean
        }
      />
      {parts.length > 0 && (
        <table class="tl-parts">
          <thead>
            <tr>
              <th scope="col">{words.partColumn}</th>
              <th scope="col">{words.linkWeight}</th>
              <th scope="col">{words.progressColumn}</th>
              <th scope="col">{words.addsColumn}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(
              partRows ??
                ((part) => (
                  <tr key={part.id}>
                    <th scope="row">{part.title ?? words.restrictedObjective}</th>
                    <PartFigures part={part} />
                  </tr>
                )),
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {words.together}
              </th>
              <td>{words.percent(objective.computedPercent ?? objective.percent)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      {objective.percent !== null && (
        <p>
          {words.pace(objective)} {words.score(objective)}
        </p>
      )}
      {objective.origin === 'override' && <p>{words.sentence(words.setByHand(objective.computedPercent))}</p>}
      <Notes problems={objective.problems} node={(id) => titles.get(id) ?? null} />
    </>
  );
}

/** What a part weighs, where it is, and what it adds. */
export function PartFigures({ part }: { part: ObjectivePart }) {
  const words = useWords();
  return (
    <>
      <td>{words.weight(part.weight)}</td>
      <td>{words.percent(part.percent)}</td>
      <td>{part.contribution ?? words.percent(null)}</td>
    </>
  );
}

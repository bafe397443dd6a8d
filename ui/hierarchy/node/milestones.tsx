import type { Fields } from '@throughline/core/view/node-details.ts';
import { StageMark } from '../../stage-mark.tsx';
import { useHierarchyWords } from '../words-context.ts';
import { groupOf, textOf } from './measured-by.ts';

/** The milestones of a key result, each with how far it is where a person said so. */
export function Milestones({ fields }: { fields: Fields }) {
  const words = useHierarchyWords();
  const listed = groupOf(fields['measure'])?.['milestones'];
  const milestones = Array.isArray(listed) ? listed.map((one) => groupOf(one)) : [];
  if (milestones.length === 0) return null;
  return (
    <section class="tl-below">
      <h4>{words.details.milestones}</h4>
      <ul>
        {milestones.map((milestone, at) => {
          const done = milestone?.['done'];
          const part = typeof done === 'number' ? done * 1_000_000 : done === true ? 1_000_000 : 0;
          const weight = milestone?.['weight'];
          const said =
            done === undefined || done === null
              ? words.details.fromItems
              : part > 0 && part < 1_000_000
                ? words.trendChart.percent(Math.round(part))
                : words.details.milestoneDone(part > 0);
          return (
            // Two milestones may have one title; their order is theirs.
            <li key={at} class="tl-below-row">
              <StageMark stage={part >= 1_000_000 ? 'done' : part > 0 ? 'doing' : 'todo'} />
              <span dir="auto">{textOf(milestone?.['title'])}</span>
              <span class="tl-quiet">
                {[said, typeof weight === 'number' ? words.weightSpoken(String(weight)) : null]
                  .filter((text) => text !== null)
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

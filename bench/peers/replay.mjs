import { plainObjects } from './plain-objects.mjs';
import { grouped } from './work.mjs';

/** Naive: the state of each day, and everything computed from it, day by day. */
export function replay(plan, events, days) {
  const linksOf = grouped(plan.source.linkItem, plan.source.items);
  let objects;
  let kept = [];
  return {
    name: 'naive replay on plain objects',
    prepare: () => {
      objects = plainObjects(plan);
      kept = [];
    },
    run: () => {
      let at = 0;
      for (let day = 0; day < days; day++) {
        for (; at < events.count && events.day[at] <= day; at++) {
          for (const link of linksOf[events.item[at]])
            objects.setLink(link, events.size[at], events.credit[at]);
        }
        kept.push(objects.scores());
      }
      return kept.length;
    },
    all: () =>
      Array.from({ length: plan.source.nodes * days }, (_, at) => kept[at % days][Math.floor(at / days)]),
  };
}

import * as fc from 'fast-check';
import { evaluateAt } from '@throughline/core/history/state-at.ts';
import type { History, HistoryMode } from '@throughline/core/history/history.ts';
import { causes, moved } from '@throughline/core/history/moved.ts';
import type { Moved, NodeMove } from '@throughline/core/history/moved.ts';
import { addDays } from '@throughline/core/model/day.ts';
import type { Day } from '@throughline/core/model/day.ts';
import { arbitraryHistory, arbitraryOffset } from './arbitrary-history.ts';

const arbitraryMode = fc.constantFrom('as-known' as const, 'todays-definitions' as const);

const runs = 80;

const valuesOn = (history: History, day: Day, mode: HistoryMode): Map<string, number | null> => {
  const { objectives, keyResults } = evaluateAt(history, day, mode);
  return new Map([...objectives, ...keyResults].map(({ id, progress }) => [id, progress]));
};

describe('[R37] what moved it, on random histories', () => {
  it('[R40] starts and ends where the evaluations of those days do, bit for bit', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        arbitraryOffset,
        fc.nat(14),
        arbitraryMode,
        ({ history, first }, offset, days, mode) => {
          const from = addDays(first, offset);
          const to = addDays(from, days);
          const { nodes } = moved(history, from, to, mode);
          const [start, end] = [valuesOn(history, from, mode), valuesOn(history, to, mode)];
          const ids = [...new Set([...start.keys(), ...end.keys()])].toSorted();
          expect(nodes.map((node) => [node.id, node.start, node.end])).toEqual(
            ids.map((id) => [id, start.get(id) ?? null, end.get(id) ?? null]),
          );
        },
      ),
      { numRuns: runs },
    );
  });

  it('[R40] adds up: causes and events to the change, days to the whole', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        arbitraryOffset,
        fc.nat(9),
        fc.nat(9),
        arbitraryMode,
        ({ history, first }, offset, more, rest, mode) => {
          const from = addDays(first, offset);
          const [middle, to] = [addDays(from, more), addDays(from, more + rest)];
          const [all, one, other] = [
            moved(history, from, to, mode),
            moved(history, from, middle, mode),
            moved(history, middle, to, mode),
          ];
          const sum = (events: NodeMove['events']) => events.reduce((ppm, event) => ppm + event.ppm, 0);
          expect(all.nodes.flatMap(({ events }) => events).every(({ ppm }) => ppm !== 0)).toBe(true);
          expect(all.nodes.map(({ start, end }) => (end ?? 0) - (start ?? 0))).toEqual(
            all.nodes.map(({ change }) => change),
          );
          expect(all.nodes.map(({ events }) => sum(events))).toEqual(all.nodes.map(({ change }) => change));
          for (const cause of causes) {
            const said = all.nodes.map((node) => node.causes[cause]);
            const own = (events: NodeMove['events']) => events.filter((event) => event.cause === cause);
            expect(all.nodes.map(({ events }) => sum(own(events)))).toEqual(said);
            const parts = all.nodes.map(
              (node) => (find(one, node)?.causes[cause] ?? 0) + (find(other, node)?.causes[cause] ?? 0),
            );
            expect(parts).toEqual(said);
          }
        },
      ),
      { numRuns: runs },
    );
  });
});

const find = ({ nodes }: Moved, { id }: NodeMove) => nodes.find((node) => node.id === id);

import { useCallback, useEffect, useState } from 'preact/hooks';
import type { HierarchyView, TrendsView } from '@throughline/core/view/hierarchy.ts';
import { settled } from '../epic-panel/settled.ts';
import type { HierarchyModel } from './hierarchy-model.ts';

/** So many shards are asked for at once: an answer of a host has a largest size. */
const SHARDS_AT_ONCE = 4;

type Points = TrendsView['series'][number]['points'];

export interface Trends {
  /** By node: progress at the end of each of the last days; not there = not known (yet). */
  readonly points: ReadonlyMap<string, Points>;
  readonly failed: boolean;
  readonly again: () => void;
}

/** The small lines, read after all rows: rows without them are of use, lines without rows are not. */
export function useTrends({ client }: HierarchyModel, { shards, toCome, cycle }: HierarchyView): Trends {
  const [points, setPoints] = useState<ReadonlyMap<string, Points>>(new Map());
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const wanted = toCome.length > 0 ? '' : shards.join('\n');
  useEffect(() => {
    let gone = false;
    const read = async (): Promise<void> => {
      const names = wanted === '' ? [] : wanted.split('\n');
      const found = new Map<string, Points>();
      for (let at = 0; at < names.length; at += SHARDS_AT_ONCE) {
        const answer = await settled(client.readTrends({ shards: names.slice(at, at + SHARDS_AT_ONCE) }));
        if (gone) return;
        setFailed(!answer.ok);
        if (!answer.ok) return;
        for (const { id, points: of } of answer.value.series) found.set(id, of);
        setPoints(new Map(found));
      }
    };
    void read();
    return () => {
      gone = true;
    };
  }, [client, wanted, cycle?.id, tries]);
  const again = useCallback(() => setTries((before) => before + 1), []);
  return { points, failed, again };
}

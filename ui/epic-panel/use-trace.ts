import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeyResultId, ObjectiveId } from '@throughline/core/model/ids.ts';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { TraceRow, TraceView } from '@throughline/core/view/trace.ts';
import { useTracePlaces } from '../trace-context.ts';
import { settled } from './settled.ts';

export interface Trace {
  /** The first page's head: sentence and parts; null until it is there. */
  readonly head: TraceView | null;
  /** The rows of all pages read so far, and how many of them may not be seen. */
  readonly rows: readonly TraceRow[];
  readonly restricted: number;
  readonly next: string | null;
  readonly failure: Failure | null;
  readonly reading: boolean;
  /** Reads the next page, or tries again what failed. */
  readonly more: () => void;
}

interface Pages {
  readonly list: readonly TraceView[];
  readonly failure: Failure | null;
  readonly reading: boolean;
}

/**
 * The trace of one number, page by page.
 * @param fresh anything that changes when the number does: then the pages that are open are read again, and stand
 * until they are there.
 */
export function useTrace(id: KeyResultId | ObjectiveId, shard: string, fresh: string): Trace {
  const { explain } = useTracePlaces();
  const [pages, setPages] = useState<Pages>({ list: [], failure: null, reading: true });
  // Only the newest reading may speak: an older one may still be on its way.
  const turn = useRef(0);

  const read = async (from: readonly TraceView[], upTo: number): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    setPages((now) => ({ ...now, failure: null, reading: true }));
    const list = [...from];
    let found = false;
    // A page may hold nothing but a container whose work is on the next one: go on until there is something to see.
    for (let asked = 0; list.length < upTo || (!found && asked < MOST_AT_ONCE); asked += 1) {
      const cursor = nextOf(list.at(-1));
      if (list.length > 0 && cursor === null) break;
      const answer = await settled(explain({ id, shard, cursor }));
      if (mine !== turn.current) return;
      if (!answer.ok) {
        setPages((now) => ({ ...now, failure: answer.failure, reading: false }));
        return;
      }
      list.push(answer.value);
      found ||= holdsCounted(answer.value);
    }
    setPages({ list, failure: null, reading: false });
  };

  useEffect(() => {
    void read([], Math.max(1, pages.list.length));
    return () => {
      turn.current += 1;
    };
  }, [id, shard, fresh]);

  const works = pages.list.map(workOf);
  return {
    head: pages.list[0] ?? null,
    rows: works.flatMap((work) => work?.rows ?? []),
    restricted: works.reduce((sum, work) => sum + (work?.restricted ?? 0), 0),
    next: nextOf(pages.list.at(-1)),
    failure: pages.failure,
    reading: pages.reading,
    more: () => void read(pages.list, pages.list.length + 1),
  };
}

/** Pages read in a row in search of one that shows something. */
const MOST_AT_ONCE = 4;

/** True also of a trace without work items: there is nothing to look for. */
function holdsCounted(trace: TraceView): boolean {
  const work = workOf(trace);
  return !work || work.restricted > 0 || work.rows.some(({ why }) => why === 'counted' || why === 'dropped');
}

const workOf = (trace: TraceView | undefined) => (trace?.kind === 'keyResult' ? trace.work : null);
const nextOf = (trace: TraceView | undefined): string | null => workOf(trace)?.next ?? null;

import { useEffect, useState } from 'preact/hooks';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import { settled } from '../../epic-panel/settled.ts';

export interface Asked<T> {
  /** The last that came; it stays while the next is on its way. null = none yet. */
  readonly value: T | null;
  readonly failure: Failure | null;
  readonly asking: boolean;
  readonly again: () => void;
}

/**
 * The answer to a question that changes: asked again whenever `key` does, and only the newest counts. `key` null = not
 * asked now.
 */
export function useAnswer<T>(key: string | null, ask: () => Promise<Answer<T>>): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, 'again'>>({ value: null, failure: null, asking: false });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (key === null) {
      setState({ value: null, failure: null, asking: false });
      return undefined;
    }
    let stale = false;
    const find = async (): Promise<void> => {
      setState((before) => ({ ...before, asking: true }));
      const answer = await settled(ask());
      if (stale) return;
      setState((before) =>
        answer.ok
          ? { value: answer.value, failure: null, asking: false }
          : { value: before.value, failure: answer.failure, asking: false },
      );
    };
    void find();
    return () => {
      stale = true;
    };
  }, [key, turn]);
  return { ...state, again: () => setTurn(turn + 1) };
}

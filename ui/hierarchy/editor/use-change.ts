import { useRef, useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import { useWords } from '../../words-context.ts';

export interface Change {
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Runs it, once at a time; true = it came through. */
  readonly run: (call: () => Promise<Failure | null>) => Promise<boolean>;
  /** Something wrong that need not be sent. */
  readonly refuse: (message: string) => void;
  /** What the last try found wrong with a field. */
  readonly refusedAt: (field: string) => string | null;
}

/** A change that a small dialog makes: under way, failed, or done. */
export function useChange(): Change {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // Two quick keys are one change: the state of the first is not yet drawn when the second comes.
  const under = useRef(false);
  return {
    busy,
    failure,
    async run(call) {
      if (under.current) return false;
      under.current = true;
      setBusy(true);
      const failed = await call();
      under.current = false;
      setBusy(false);
      setFailure(failed);
      return failed === null;
    },
    refuse: (message) => setFailure({ code: 'bad-input', message }),
    refusedAt(field) {
      const refused = failure?.fields?.find((each) => each.field === field);
      return refused === undefined ? null : words.said(refused.message);
    },
  };
}

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../words-context.ts';
import { FailureNote } from './failure-note.tsx';

/**
 * A part that is loaded when it is first shown, so that the panel itself stays small. Where a page has its parts in
 * one script already, it is there at once.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Late(props: Props) {
    const words = useWords();
    const [, setShown] = useState(loaded !== null);
    const [tries, setTries] = useState(0);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (loaded !== null) return;
      load().then(
        (part) => {
          loaded = part;
          setFailed(false);
          setShown(true);
        },
        () => setFailed(true),
      );
    }, [tries]);
    if (loaded !== null) {
      const Part = loaded;
      return <Part {...props} />;
    }
    return failed ? (
      <FailureNote
        failure={{ code: 'unreachable', message: words.partNotLoaded }}
        again={() => setTries(tries + 1)}
      />
    ) : null;
  };
}

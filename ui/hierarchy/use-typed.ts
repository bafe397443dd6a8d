import { useMemo } from 'preact/hooks';

/** Milliseconds without a letter, and the next one begins anew. */
const REST = 800;

/** What is being typed to find a row by its title. */
export function useTyped(): { going(): boolean; add(letter: string): string; end(): void } {
  return useMemo(() => {
    let typed = '';
    let until = 0;
    return {
      going: () => performance.now() < until,
      end: () => {
        until = 0;
      },
      add(letter) {
        typed = performance.now() < until ? typed + letter : letter;
        until = performance.now() + REST;
        // One letter over and over goes through all rows that begin with it.
        return typed === letter.repeat(typed.length / letter.length) ? letter : typed;
      },
    };
  }, []);
}

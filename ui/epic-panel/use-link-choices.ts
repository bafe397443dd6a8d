import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { EpicPanelClient } from '@throughline/core/use/client.ts';
import type { LinkChoicesView } from '@throughline/core/view/epic-panel.ts';
import { settled } from './settled.ts';

export interface LinkChoicesRead {
  /** null until it is there. */
  readonly view: LinkChoicesView | null;
  readonly failure: Failure | null;
  readonly again: () => void;
}

/** What the epic can be linked to; read when the form opens, never before. */
export function useLinkChoices(client: EpicPanelClient): LinkChoicesRead {
  const [read, setRead] = useState<Omit<LinkChoicesRead, 'again'>>({ view: null, failure: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    const read = async (): Promise<void> => {
      const answer = await settled(client.listLinkChoices());
      if (gone) return;
      if (answer.ok) setRead({ view: answer.value, failure: null });
      else setRead({ view: null, failure: answer.failure });
    };
    setRead({ view: null, failure: null });
    void read();
    return () => {
      gone = true;
    };
  }, [client, turn]);
  return { ...read, again: () => setTurn(turn + 1) };
}

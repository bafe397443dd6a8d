import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import type { EpicPanelClient } from '@throughline/core/use/client.ts';
import type { EpicPanelView } from '@throughline/core/view/epic-panel.ts';
import { countDriver } from './count-driver.ts';
import { nothingYet, type Notice, type PanelState } from './panel-state.ts';
import { settled } from './settled.ts';

type Call = (client: EpicPanelClient) => Promise<Answer<EpicPanelView>>;

/** The panel's memory and its talk with the client; knows no DOM. */
export interface PanelModel {
  readonly client: EpicPanelClient;
  state(): PanelState;
  /** Returns how to stop listening. */
  subscribe(listener: () => void): () => void;
  /** Reads the view again; what is shown stays until the new one is there. */
  read(): Promise<void>;
  /** A change that answers with the next view. The failure is for the place that asked; null = done. */
  change(call: Call, notice?: Notice): Promise<Failure | null>;
  dismiss(): void;
  /** After this nothing is asked and nothing is told any more. */
  stop(): void;
}

export function panelModel(client: EpicPanelClient): PanelModel {
  let state = nothingYet;
  let stopped = false;
  let readQueued = false;
  // One call at a time: an older answer can then never overwrite a newer one, and a page of a count never conflicts
  // with a change that the same person makes.
  let last: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();

  const set = (change: Partial<PanelState>): void => {
    if (stopped) return;
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const inTurn = (call: Call): Promise<Answer<EpicPanelView>> => {
    const answer = last.then(() => settled(call(client)));
    last = answer;
    return answer;
  };
  const accept = (view: EpicPanelView, more: Partial<PanelState> = {}): void => {
    set({ view, viewAt: Date.now(), failure: null, ...more });
    driver.drive();
  };
  const read = async (): Promise<void> => {
    if (readQueued || stopped) return;
    readQueued = true;
    set({ reading: true });
    const answer = await inTurn((open) => {
      readQueued = false;
      return open.openEpicPanel();
    });
    if (answer.ok) accept(answer.value, { reading: false });
    else set({ failure: answer.failure, reading: false });
  };
  const driver = countDriver({
    view: () => state.view,
    stuck: () => state.stuck,
    stopped: () => stopped,
    go: (request) => inTurn((open) => open.continueCount(request)),
    accept,
    read,
    giveUp: (keyResult, failure) => set({ stuck: new Map(state.stuck).set(keyResult, failure) }),
  });

  return {
    client,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read,
    async change(call, notice) {
      const answer = await inTurn(call);
      if (!answer.ok) return answer.failure;
      accept(answer.value, { stuck: new Map(), notice: notice ?? null });
      return null;
    },
    dismiss: () => set({ notice: null }),
    stop() {
      stopped = true;
      listeners.clear();
    },
  };
}

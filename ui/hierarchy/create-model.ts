import type { Message } from '@throughline/core/model/said.ts';
import type { Answer, Failure } from '@throughline/core/use/answer.ts';
import type { HierarchyClient, Saved } from '@throughline/core/use/hierarchy-client.ts';
import { nodesById } from '@throughline/core/view/hierarchy-join.ts';
import type { HierarchyPatch, HierarchyView } from '@throughline/core/view/hierarchy.ts';
import { settled } from '../epic-panel/settled.ts';
import type { HierarchyModel, HierarchyState } from './hierarchy-model.ts';
import type { Opening } from './opening.ts';
import { patched, readAnew } from './patched.ts';
import { nodeCountDriver } from './node-count-driver.ts';

/** So many shards are asked for at once what changed in the tracker: between two asks a person's change gets its turn. */
const SHARDS_AT_ONCE = 4;

/**
 * Reads nothing by itself: `read` is the page's to call.
 * @param opening what was asked already; the first read takes it
 */
export function hierarchyModel(client: HierarchyClient, opening?: Opening): HierarchyModel {
  let state = nothingYet;
  let stopped = false;
  let asked: string | null = opening?.cycle ?? null;
  let given = opening?.answer;
  let queued: Promise<void> | null = null;
  let latest: Saved | null = null;
  // Grows with every view: a refresh of an older one ends by itself.
  let views = 0;
  // One call at a time: an older answer can then never overwrite a newer one.
  let last: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();

  const set = (change: Partial<HierarchyState>): void => {
    if (stopped) return;
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const inTurn = <T>(call: (client: HierarchyClient) => Promise<Answer<T>>): Promise<Answer<T>> => {
    const answer = last.then(() => settled(call(client)));
    last = answer;
    return answer;
  };
  const lay = (patch: HierarchyPatch, more: Partial<HierarchyState> = {}): void => {
    if (state.view === null) return;
    const view = patched(state.view, patch);
    set({ view, nodes: nodesById(view.nodes), viewAt: Date.now(), ...more });
    driver.drive();
  };
  const accept = (fresh: HierarchyView, more: Partial<HierarchyState> = {}): void => {
    const view = readAnew(fresh, state.view);
    views += 1;
    set({ view, nodes: nodesById(view.nodes), viewAt: Date.now(), failure: null, ...more });
    driver.drive();
    void refresh([...view.toCome, ...(view.refreshable ? inGroups(view.shards) : [])], views);
  };
  const refresh = async (groups: HierarchyView['toCome'], of: number): Promise<void> => {
    for (const shards of groups) {
      const answer = await inTurn((open) => open.refresh({ shards }));
      if (stopped || of !== views) return;
      if (!answer.ok) {
        set({ failure: answer.failure });
        return;
      }
      lay(answer.value);
    }
  };
  const readNow = async (): Promise<void> => {
    set({ reading: true });
    const answer = await inTurn((open) => {
      queued = null;
      const first = given;
      given = undefined;
      return first ?? open.openHierarchy({ cycle: asked });
    });
    if (answer.ok) accept(answer.value, { reading: false });
    else set({ failure: answer.failure, reading: false });
  };
  const read = (cycle?: string | null): Promise<void> => {
    if (cycle !== undefined) asked = cycle;
    if (stopped) return Promise.resolve();
    queued ??= readNow();
    return queued;
  };
  const change = async (
    call: (client: HierarchyClient) => Promise<Answer<Saved>>,
    text?: string,
  ): Promise<Failure | null> => {
    const answer = await inTurn(call);
    if (!answer.ok) return answer.failure;
    latest = answer.value.change === null ? null : answer.value;
    lay(answer.value.patch, { notice: noticeOf(text, answer.value.notices, answer.value) });
    return null;
  };
  const driver = nodeCountDriver({
    view: () => state.view,
    stopped: () => stopped,
    countOn: (request) => inTurn((open) => open.countOn(request)),
    lay,
    read: () => read(),
    failed: (failure) => set({ failure }),
  });

  return {
    client,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read,
    change,
    async changeAll(call, text) {
      const answer = await inTurn(call);
      if (!answer.ok) return answer.failure;
      asked = answer.value.cycle?.id ?? null;
      latest = null;
      accept(answer.value, { notice: noticeOf(text, answer.value.notices ?? [], null) });
      return null;
    },
    async undo() {
      const saved = latest;
      if (saved === null || saved.change === null) return null;
      const { node, change: number } = saved;
      const answer = await inTurn((open) => open.undo({ ...node, change: number }));
      if (!answer.ok) return answer.failure;
      latest = null;
      lay(answer.value.patch, { notice: noticeOf(undefined, answer.value.notices, null) });
      return null;
    },
    dismiss: () => set({ notice: null }),
    stop() {
      stopped = true;
      listeners.clear();
    },
  };
}

const nothingYet: HierarchyState = {
  view: null,
  nodes: new Map(),
  viewAt: 0,
  failure: null,
  reading: true,
  notice: null,
};

// ── below ──

const inGroups = (shards: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(shards.length / SHARDS_AT_ONCE) }, (_, at) =>
    shards.slice(at * SHARDS_AT_ONCE, (at + 1) * SHARDS_AT_ONCE),
  );

/** What was done, then what there is to know of it; the first of these stands alone where the doing has no words. */
function noticeOf(
  text: string | undefined,
  notices: readonly Message[],
  saved: Saved | null,
): HierarchyState['notice'] {
  if (text !== undefined) return { text, more: notices, saved };
  const [first, ...more] = notices;
  return first === undefined ? null : { text: first, more, saved };
}

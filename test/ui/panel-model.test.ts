import type { EpicPanelClient } from '@throughline/core/use/client.ts';
import type { EpicPanelView } from '@throughline/core/view/epic-panel.ts';
import { panelModel } from '@throughline/ui/epic-panel/panel-model.ts';
import { fakeClient } from './gallery/fake-client.ts';

const assistant = { keyResult: 'kr-assistant', shard: 'SUP~1' } as Parameters<EpicPanelClient['recount']>[0];

/** Waits until the model has come to rest in a state. */
async function until(model: ReturnType<typeof panelModel>, reached: () => boolean): Promise<void> {
  if (reached()) return;
  await new Promise<void>((done) => {
    const stop = model.subscribe(() => {
      if (!reached()) return;
      stop();
      done();
    });
  });
}

const counting = (view: EpicPanelView | null) =>
  view?.kind === 'full' &&
  view.objectives.some(({ keyResults }) => keyResults.some((keyResult) => keyResult.counting !== null));
const percentOf = (view: EpicPanelView | null, id: string) =>
  view?.kind === 'full'
    ? view.objectives.flatMap(({ keyResults }) => keyResults).find((keyResult) => keyResult.id === id)
        ?.percent
    : undefined;

describe('the panel model', () => {
  it('reads, and keeps what it has when a later reading fails', async () => {
    const client = fakeClient('full');
    const model = panelModel(client);
    await model.read();
    const first = model.state().view;
    expect(first?.kind).toBe('full');

    client.fail.push(['unreachable', 'Jira did not answer.']);
    await model.read();
    expect(model.state().failure?.message).toBe('Jira did not answer.');
    expect(model.state().view).toBe(first);

    await model.read();
    expect(model.state().failure).toBeNull();
  });

  it('takes a client that breaks for one that did not answer', async () => {
    const client = fakeClient('full');
    client.fail.push(['throw', 'cut']);
    const model = panelModel(client);
    await model.read();
    expect(model.state().failure).toEqual({ code: 'unreachable', message: '' });
  });

  it('does not queue a reading behind one that has not started', async () => {
    const client = fakeClient('full');
    const model = panelModel(client);
    await Promise.all([model.read(), model.read(), model.read()]);
    expect(client.calls).toHaveLength(1);
  });

  it('[R22] drives a count to its end and shows the last good number until then', async () => {
    const client = fakeClient('full');
    const model = panelModel(client);
    await model.read();
    const seen: unknown[] = [];
    model.subscribe(() => seen.push(percentOf(model.state().view, 'kr-assistant')));
    await model.change((open) => open.recount(assistant));
    expect(counting(model.state().view)).toBe(true);
    await until(model, () => !counting(model.state().view));
    expect(client.calls.filter(({ name }) => name === 'continueCount')).toHaveLength(3);
    expect(percentOf(model.state().view, 'kr-assistant')).toBe('62');
    expect([...new Set(seen)]).toEqual(['50', '62']);
  });

  it('gives a count up when a page fails for good, and goes on when asked', async () => {
    const client = fakeClient('full');
    const model = panelModel(client);
    await model.read();
    await model.change(async (open) => {
      const answer = await open.recount(assistant);
      client.fail.push(['unreachable', 'Jira did not answer.']);
      return answer;
    });
    await until(model, () => model.state().stuck.size > 0);
    expect(model.state().stuck.get(assistant.keyResult)?.message).toBe('Jira did not answer.');
    expect(percentOf(model.state().view, 'kr-assistant')).toBe('50');

    await model.change((open) => open.continueCount(assistant));
    await until(model, () => !counting(model.state().view));
    expect(model.state().stuck.size).toBe(0);
  });

  it('asks nothing more once it is stopped', async () => {
    const client = fakeClient('full');
    const model = panelModel(client);
    await model.read();
    const changed = model.change((open) => open.recount(assistant));
    model.stop();
    await changed;
    const asked = client.calls.length;
    await new Promise((done) => {
      setTimeout(done, 50);
    });
    expect(client.calls).toHaveLength(asked);
  });

  it('hands a refused change back to the place that asked, and shows nothing new', async () => {
    const client = fakeClient('full');
    const model = panelModel(client);
    await model.read();
    const before = model.state().view;
    client.fail.push(['forbidden', 'You may not edit this epic.']);
    const failure = await model.change((open) => open.unlinkWorkItem(assistant));
    expect(failure?.code).toBe('forbidden');
    expect(model.state().view).toBe(before);
    expect(model.state().failure).toBeNull();
  });
});

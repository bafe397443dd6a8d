import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { loadHierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import { hierarchyModel } from '@throughline/ui/hierarchy/create-model.ts';
import { HierarchyContext } from '@throughline/ui/hierarchy/hierarchy-context.ts';
import type { HierarchyModel, Opened } from '@throughline/ui/hierarchy/hierarchy-model.ts';
import { CheckIn } from '@throughline/ui/hierarchy/node/check-in.tsx';
import { NodeDetailsPane } from '@throughline/ui/hierarchy/node/details.tsx';
import { WhatIf } from '@throughline/ui/hierarchy/what-if/what-if.tsx';
import { HierarchyWordsContext } from '@throughline/ui/hierarchy/words-context.ts';
import { WordsContext } from '@throughline/ui/words-context.ts';
import { nodeClient } from './client.ts';

// The parts of one node over a bare list of rows: ?open=details&id=kr-reply&tab=why&theme=dark&locale=de-DE&fail=readNode

const asked = new URLSearchParams(location.search);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
const theme = asked.get('theme');
if (theme !== null) document.documentElement.dataset['tlTheme'] = theme;

const client = nodeClient();
for (const name of asked.getAll('fail')) {
  client.fail.push({
    name,
    failure: { code: 'unreachable', message: 'Jira did not answer. Nothing was lost.' },
  });
}
for (const name of asked.getAll('hang')) client.fail.push({ name, failure: 'hang' });
const model = hierarchyModel(client);
const galleryOfPage = { client, opened: [] as string[] };
const locale = asked.get('locale') ?? 'en-GB';
const page: HierarchyPage = {
  openItem: ({ key }) => galleryOfPage.opened.push(key),
  resize: () => {},
  locale,
  address: {
    read: () => '',
    write: () => {},
    onChange: () => () => {},
    link: (text) => `https://acme.example/okrs?${text}`,
  },
  memory: { read: () => null, write: () => {} },
  queries: 'JQL',
};
const words = await loadHierarchyWords(locale);
root.classList.add('tl-root');
root.lang = words.language;
root.dir = words.direction;

/** Rows, each with what the keys C and Enter open: as the screen does it, and no more. */
function Rows({ model }: { model: HierarchyModel }) {
  const [state, setState] = useState(() => model.state());
  const [opened, open] = useState<Opened | null>(firstOpened);
  useEffect(() => model.subscribe(() => setState(model.state())), []);
  const places = useMemo(() => ({ model, page, state, open }), [state]);
  const close = (): void => open(null);
  return (
    <HierarchyContext.Provider value={places}>
      <output id="notice">{state.notice?.text}</output>
      <ul>
        {[...state.nodes.values()].map((node) => (
          <li key={node.id}>
            <button
              type="button"
              class="tl-text-button"
              id={node.id}
              onKeyDown={(event) => {
                if (event.key !== 'c') return;
                // As the rows do: or the letter goes on into the field that opens.
                event.preventDefault();
                open({ kind: 'check-in', id: node.id });
              }}
              onClick={() => open({ kind: 'details', id: node.id, tab: 'why' })}
            >
              {node.title} {words.percent(node.percent)}
            </button>
          </li>
        ))}
      </ul>
      {opened?.kind === 'details' && <NodeDetailsPane key={opened.id} opened={opened} close={close} />}
      {opened?.kind === 'check-in' && <CheckIn key={opened.id} opened={opened} close={close} />}
      {opened?.kind === 'what-if' && <WhatIf opened={opened} close={close} />}
      {opened !== null && !['details', 'check-in', 'what-if'].includes(opened.kind) && (
        <output>{opened.kind}</output>
      )}
    </HierarchyContext.Provider>
  );
}

function firstOpened(): Opened | null {
  const id = asked.get('id') ?? '';
  switch (asked.get('open')) {
    case 'details':
      return { kind: 'details', id, tab: (asked.get('tab') ?? 'why') as 'why' };
    case 'check-in':
      return { kind: 'check-in', id };
    case 'what-if':
      return { kind: 'what-if' };
    default:
      return null;
  }
}

await model.read();
render(
  <WordsContext.Provider value={words}>
    <HierarchyWordsContext.Provider value={words}>
      <Rows model={model} />
    </HierarchyWordsContext.Provider>
  </WordsContext.Provider>,
  root,
);

declare global {
  /** What a test may reach from outside: what the client was asked, what it is to answer next. */
  var nodeGallery: NodeGallery;
}
export type NodeGallery = typeof galleryOfPage;
globalThis.nodeGallery = galleryOfPage;

import { render, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ObjectiveId } from '@throughline/core/model/ids.ts';
import type { HierarchyPage } from '@throughline/core/use/hierarchy-client.ts';
import { loadHierarchyWords } from '@throughline/core/view/words/hierarchy-words.ts';
import { hierarchyModel } from '@throughline/ui/hierarchy/create-model.ts';
import { CloseNode } from '@throughline/ui/hierarchy/editor/close-node.tsx';
import { CycleEditor } from '@throughline/ui/hierarchy/editor/cycle.tsx';
import { DeleteNode } from '@throughline/ui/hierarchy/editor/delete-node.tsx';
import { NodeEditor } from '@throughline/ui/hierarchy/editor/editor.tsx';
import { ImportHere } from '@throughline/ui/hierarchy/editor/import.tsx';
import { LevelsEditor } from '@throughline/ui/hierarchy/editor/levels.tsx';
import { LinkItems } from '@throughline/ui/hierarchy/editor/link-items.tsx';
import { WeightsEditor } from '@throughline/ui/hierarchy/editor/weights.tsx';
import { HierarchyContext } from '@throughline/ui/hierarchy/hierarchy-context.ts';
import type { Opened } from '@throughline/ui/hierarchy/hierarchy-model.ts';
import { HierarchyWordsContext } from '@throughline/ui/hierarchy/words-context.ts';
import { WordsContext } from '@throughline/ui/words-context.ts';
import { galleryClient } from './client.ts';
import { views } from './view.ts';

// One editor a page, named in the address: ?open={"kind":"edit",…}&view=project&theme=dark&locale=de-DE

const asked = new URLSearchParams(location.search);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
const theme = asked.get('theme');
if (theme !== null) document.documentElement.dataset['tlTheme'] = theme;

const view = views[asked.get('view') ?? 'project'];
if (view === undefined) throw new Error('There is no such view.');
const client = galleryClient(view);
const model = hierarchyModel(client);
const locale = asked.get('locale') ?? 'en-GB';
const page: HierarchyPage = {
  openItem: () => {},
  resize: () => {},
  locale,
  address: { read: () => '', write: () => {}, onChange: () => () => {}, link: () => null },
  memory: { read: () => null, write: () => {} },
  queries: 'JQL',
};

// ?fail=readNode: its first answer is a failure.
const failing = asked.get('fail');
if (failing !== null) Object.assign(client.fail, { [failing]: [{ code: 'unreachable', message: '' }] });

const galleryOfEditors = {
  client,
  opened: [] as (Opened | null)[],
  deleteMeanwhile: (id: string) =>
    model.change((other) => other.deleteNode({ id: id as ObjectiveId, shard: 'SUP~1' })),
};

const parts = {
  edit: NodeEditor,
  weights: WeightsEditor,
  link: LinkItems,
  close: CloseNode,
  delete: DeleteNode,
  cycle: CycleEditor,
  levels: LevelsEditor,
  import: ImportHere,
} as const;

function Gallery({ first }: { readonly first: Opened }) {
  const [state, setState] = useState(() => model.state());
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => model.subscribe(() => setState(model.state())), []);
  const open = (next: Opened | null): void => {
    galleryOfEditors.opened.push(next);
    setOpened(next);
  };
  const Part = opened === null ? null : (parts as Record<string, ComponentType<PartProps>>)[opened.kind];
  return (
    <HierarchyContext.Provider value={{ model, page, state, open }}>
      <button type="button" class="tl-button" onClick={() => open(first)}>
        Open
      </button>
      <output>{state.notice?.text}</output>
      {Part && opened !== null && <Part opened={opened} close={() => open(null)} />}
    </HierarchyContext.Provider>
  );
}
interface PartProps {
  readonly opened: Opened;
  readonly close: () => void;
}

const words = await loadHierarchyWords(locale);
root.classList.add('tl-root');
root.lang = words.language;
await model.read();
render(
  <WordsContext.Provider value={words}>
    <HierarchyWordsContext.Provider value={words}>
      <Gallery first={JSON.parse(asked.get('open') ?? '{"kind":"cycle"}') as Opened} />
    </HierarchyWordsContext.Provider>
  </WordsContext.Provider>,
  root,
);

declare global {
  /** What a test may reach from outside: what the client was asked, what it is to answer next. */
  var editors: typeof galleryOfEditors;
}
globalThis.editors = galleryOfEditors;

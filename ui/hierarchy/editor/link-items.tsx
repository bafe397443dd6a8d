import { useRef, useState } from 'preact/hooks';
import type { Failure } from '@throughline/core/use/answer.ts';
import type { FoundWork } from '@throughline/core/use/hierarchy-client.ts';
import type { KeyResultId } from '@throughline/core/model/ids.ts';
import { Dialog } from '../../dialog.tsx';
import { FailureNote } from '../../epic-panel/failure-note.tsx';
import { settled } from '../../epic-panel/settled.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import type { Opened } from '../hierarchy-model.ts';
import { useHierarchyWords } from '../words-context.ts';
import { isWeight } from './check-draft.ts';
import { Choices } from './choices.tsx';
import { TextField } from './field.tsx';
import { FormContext } from './form-context.ts';
import { FormEnd } from './form-end.tsx';
import { LinkResults } from './link-results.tsx';
import { numberForm, plainNumber } from './typed-number.ts';
import { useEscapeKey } from './use-escape-key.ts';
import { useItemLinks } from './use-item-links.ts';

interface LinkItemsProps {
  readonly opened: Extract<Opened, { kind: 'link' }>;
  readonly close: () => void;
}

/** Finds work in the tracker, by words or by its own query language, and links what is ticked. */
export function LinkItems({ opened, close }: LinkItemsProps) {
  const words = useHierarchyWords();
  const { editor: say } = words;
  const { model, page, state } = useHierarchy();
  const [numbers] = useState(() => numberForm(page.locale));
  const [by, setBy] = useState<'words' | 'query'>('words');
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<FoundWork | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [searching, setSearching] = useState(false);
  const [weight, setWeight] = useState('');
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  // Only the newest search counts.
  const newest = useRef(0);
  const node = state.nodes.get(opened.id) ?? null;
  const links = useItemLinks({ keyResult: opened.id as KeyResultId, shard: node?.shard ?? '' });
  useEscapeKey(close);

  const search = async (): Promise<void> => {
    const text = typed.trim();
    if (text === '') {
      setWrong(new Map([['text', say.needsSearch]]));
      return;
    }
    setWrong(new Map());
    const mine = (newest.current += 1);
    setSearching(true);
    const answer = await settled(
      model.client.findWork(by === 'words' ? { text, query: null } : { text: null, query: text }),
    );
    if (mine !== newest.current) return;
    setSearching(false);
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) setFound(answer.value);
  };
  const link = async (): Promise<void> => {
    if (!isWeight(weight, numbers)) {
      setWrong(new Map([['weight', say.badWeight]]));
      return;
    }
    setWrong(new Map());
    if (await links.link(weight.trim() === '' ? null : plainNumber(weight, numbers))) close();
  };

  if (node === null) {
    return (
      <Dialog title={say.linkTitle} close={close}>
        <p>{say.gone}</p>
        <FormEnd label={null} busy={false} failure={null} again={close} cancel={close} />
      </Dialog>
    );
  }
  return (
    <Dialog title={say.linkTitle} close={close}>
      <p class="tl-editor-of tl-quiet">{say.of(node.title ?? say.restricted)}</p>
      <FormContext.Provider value={{ numbers, problem: (field) => wrong.get(field) ?? null }}>
        <form
          class="tl-editor tl-editor-part"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void search();
          }}
        >
          <div class="tl-ed-grid">
            <Choices
              path="by"
              label={say.searchBy}
              value={by}
              options={[
                ['words', say.byWords(page.queries)],
                ['query', page.queries],
              ]}
              change={setBy}
            />
            <div class="tl-ed-search tl-ed-span-12">
              <TextField
                path="text"
                label={by === 'words' ? say.searchWords(page.queries) : say.queryIn(page.queries)}
                focus
                value={typed}
                change={setTyped}
              />
              <button type="submit" class="tl-button">
                {searching ? say.searching : say.search}
              </button>
            </div>
          </div>
        </form>
        {failure !== null && <FailureNote failure={failure} again={() => void search()} />}
        <form
          class="tl-editor"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void link();
          }}
        >
          <LinkResults found={found} links={links} />
          {links.chosen.length > 0 && (
            <div class="tl-ed-grid">
              <TextField
                path="weight"
                label={say.field('weight')}
                hint={words.linkWeightHint}
                span={6}
                number
                value={weight}
                change={setWeight}
              />
            </div>
          )}
          <output class="tl-ed-live">{links.told}</output>
          <FormEnd
            label={links.chosen.length > 0 ? say.linkCount(links.chosen.length) : null}
            busy={links.busy}
            failure={null}
            again={close}
            cancel={close}
          />
        </form>
      </FormContext.Provider>
    </Dialog>
  );
}

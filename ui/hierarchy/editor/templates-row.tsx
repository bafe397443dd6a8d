import { useHierarchyWords } from '../words-context.ts';
import { measureDraft } from './measure-draft.ts';
import { nodeDraft, type NodeDraft } from './node-draft.ts';
import { keyResultTemplates, objectiveTemplates, type TemplateId } from './templates.ts';
import type { NumberForm } from './typed-number.ts';

interface TemplatesRowProps {
  readonly draft: NodeDraft;
  readonly numbers: NumberForm;
  readonly change: (part: Partial<NodeDraft>) => void;
}

/** Well-formed beginnings for something new. One never overwrites a title that the person wrote. */
export function TemplatesRow({ draft, numbers, change }: TemplatesRowProps) {
  const { editor: say } = useHierarchyWords();
  const templates = draft.is === 'objective' ? objectiveTemplates : keyResultTemplates;
  const titles = new Set<string>(Object.values(say.templateTitle));
  const begin = (id: TemplateId): void => {
    const fields = templates.find((template) => template.id === id)?.fields ?? {};
    change({
      title: draft.title.trim() === '' || titles.has(draft.title) ? say.templateTitle[id] : draft.title,
      ...(draft.is === 'objective'
        ? { kind: nodeDraft('objective', fields, numbers).kind }
        : { measure: { ...draft.measure, ...begun(fields, draft, numbers) } }),
    });
  };
  return (
    <fieldset class="tl-ed-span-12 tl-ed-templates tl-ed-along" aria-label={say.startWith}>
      <span class="tl-quiet">{say.startWith}</span>
      {templates.map(({ id }) => (
        <button
          key={id}
          type="button"
          class="tl-button"
          onClick={(event) => {
            begin(id);
            // Its first gap is the next thing to write.
            const form = event.currentTarget.closest('form');
            requestAnimationFrame(() => selectGap(form?.querySelector('[data-field=title]') ?? null));
          }}
        >
          {say.templateName[id]}
        </button>
      ))}
    </fieldset>
  );
}

// ── below ──

/** The kind, and what a template fills in of it; what was typed in other kinds stays. */
function begun(
  { measure }: (typeof keyResultTemplates)[number]['fields'],
  draft: NodeDraft,
  numbers: NumberForm,
): Partial<NodeDraft['measure']> {
  const next = measureDraft(measure, numbers);
  return next.kind === 'milestones' && draft.measure.milestones.length <= 1
    ? { kind: next.kind, milestones: [...draft.measure.milestones, ...next.milestones.slice(1)] }
    : { kind: next.kind };
}

function selectGap(input: Element | null): void {
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  const at = input.value.indexOf('…');
  if (at >= 0) input.setSelectionRange(at, at + 1);
}

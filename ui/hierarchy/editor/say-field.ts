import type { Level, Rhythm, Status } from '@throughline/core/model/plan.ts';
import type { Field } from '@throughline/core/view/node-details.ts';
import { useHierarchy } from '../hierarchy-context.ts';
import { useHierarchyWords } from '../words-context.ts';
import { groupOf } from './field-group.ts';
import { percentOf } from './typed-number.ts';

/** A field's value in a line: "A number: From 45, To 25, Unit min". */
export function useSayField(): (field: string, value: Field) => string {
  const words = useHierarchyWords();
  const { editor: say } = words;
  const { state } = useHierarchy();
  const title = (id: Field | undefined): string =>
    typeof id === 'string' ? (state.nodes.get(id)?.title ?? say.restricted) : '';

  const parts = (group: { readonly [key: string]: Field | undefined }): string =>
    Object.entries(group)
      .filter(([key, value]) => value !== undefined && key !== 'kind' && key !== 'shard')
      .map(([key, value]) => say.named(key, plain(value ?? null)))
      .join(', ');
  const plain = (value: Field): string => {
    if (value === null || value === '') return say.nothing;
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return say.number(value);
    if (typeof value === 'boolean') return value ? say.yes : say.no;
    if (Array.isArray(value)) return (value as readonly Field[]).map(plain).join('; ');
    return parts(groupOf(value));
  };
  const known: Readonly<Record<string, (value: Field) => string>> = {
    threshold: (value) => words.percent(String(percentOf(Number(value)))),
    level: (value) => say.levelName(value as Level),
    status: (value) => say.statusName(value as Status),
    checkInEvery: (value) => say.rhythm(value as Rhythm),
    kind: (value) => (value === 'aspirational' ? say.aspirational : say.committed),
    parent: (value) =>
      (Array.isArray(value) ? (value as readonly Field[]) : [value])
        .map((each) => say.served(title(groupOf(each)['id']), groupOf(each)['contributes'] !== false))
        .join('; '),
    measure: (value) => say.measureAs(groupOf(value)['kind'], parts(groupOf(value))),
  };
  return (field, value) => (value === null ? say.nothing : (known[field]?.(value) ?? plain(value)));
}

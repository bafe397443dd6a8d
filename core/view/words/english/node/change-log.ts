import type { Instant } from '../../../../model/day.ts';
import type { ChangeView, FieldChange } from '../../../node-details.ts';
import type { Format } from '../../format.ts';
import { counted } from '../plural.ts';
import { fieldNames } from './field-names.ts';
import { fieldText } from './field-text.ts';
import { eachField } from '../../each-field.ts';

/** Titles of objectives and key results by id; null = not known, or not to be seen. */
type NameOf = (id: string) => string | null;

/** Who changed what, and when. */
export const changeLog = (format: Format) => ({
  list: 'Changes, newest first',
  none: 'Nobody has changed anything here yet.',
  undo: 'Undo',
  undoOf: (what: string): string => `Undo: ${what}`,
  undone: 'The change was taken back.',
  at: (at: Instant): string => format.moment(at),
  /** What happened as one sentence, and its single fields where there are several. */
  change: (change: Pick<ChangeView, 'name' | 'kind' | 'fields'>, nameOf: NameOf): ChangeSentence => {
    const who = change.name ?? 'Somebody';
    const fields = change.fields.flatMap(eachField);
    const isEdit = change.kind === 'edited' || change.kind === 'weights';
    const lines = fields.map((field) => line(format, field, isEdit, nameOf));
    const [only] = lines;
    switch (change.kind) {
      case 'edited':
        return lines.length === 1 && only
          ? { sentence: `${who} changed ${only}.`, lines: [] }
          : { sentence: `${who} changed ${counted(format, lines.length, 'thing')}.`, lines };
      case 'weights':
        return lines.length === 1 && only
          ? { sentence: `${who} changed ${only}.`, lines: [] }
          : { sentence: `${who} changed weights.`, lines };
      case 'check-in':
        return { sentence: `${who} checked in.`, lines };
      case 'check-in-corrected':
        return { sentence: `${who} corrected a check-in.`, lines };
      case 'check-in-removed':
        return { sentence: `${who} removed a check-in.`, lines };
      case 'created':
        return { sentence: `${who} created it.`, lines };
      case 'linked':
        return { sentence: `${who} linked work.`, lines };
      case 'unlinked':
        return { sentence: `${who} unlinked work.`, lines };
      case 'closed':
        return { sentence: `${who} closed it.`, lines };
      case 'reopened':
        return { sentence: `${who} reopened it.`, lines };
      case 'deleted':
        return { sentence: `${who} deleted it.`, lines };
      case 'moved':
        return { sentence: `${who} moved it.`, lines };
      case 'imported':
        return { sentence: `${who} imported it from a plan file.`, lines };
      case 'undone':
        return { sentence: `${who} took a change back.`, lines };
    }
  },
});

export interface ChangeSentence {
  readonly sentence: string;
  /** "the target from 25 to 20" */
  readonly lines: readonly string[];
}

/** @param isEdit the line ends a sentence that says "changed" */
function line(format: Format, { field, from, to }: FieldChange, isEdit: boolean, nameOf: NameOf): string {
  const name = fieldNames(nameOf)(field);
  const text = fieldText(format, nameOf);
  if (from === null) return isEdit ? `${name} to ${text(field, to)}` : `${name}: ${text(field, to)}`;
  if (to === null && !isEdit) return `${name}: ${text(field, from)}`;
  if (to === null) return `${name} from ${text(field, from)} to nothing`;
  return `${name} from ${text(field, from)} to ${text(field, to)}`;
}

import type { Instant } from '../../../../model/day.ts';
import type { ChangeView, FieldChange } from '../../../node-details.ts';
import { counted } from '../../counted.ts';
import { eachField } from '../../each-field.ts';
import type { ChangeSentence } from '../../english/node/change-log.ts';
import type { Format } from '../../format.ts';
import { fullStop } from '../../full-stop.ts';
import { fieldNames } from './field-names.ts';
import { fieldText } from './field-text.ts';

type NameOf = (id: string) => string | null;

export const changeLog = (format: Format) => ({
  list: 'Änderungen, neueste zuerst',
  none: 'Hier hat noch niemand etwas geändert.',
  undo: 'Rückgängig',
  undoOf: (what: string): string => `Rückgängig: ${what}`,
  undone: 'Die Änderung ist rückgängig gemacht.',
  at: (at: Instant): string => format.moment(at),
  change: (change: Pick<ChangeView, 'name' | 'kind' | 'fields'>, nameOf: NameOf): ChangeSentence => {
    const who = change.name ?? 'Jemand';
    const fields = change.fields.flatMap(eachField);
    const isEdit = change.kind === 'edited' || change.kind === 'weights';
    const lines = fields.map((field) => line(format, field, isEdit, nameOf));
    const [only] = lines;
    // A colon instead of an object: so a field's name stands in one case whatever its gender.
    const changed = (several: string): ChangeSentence =>
      lines.length === 1 && only
        ? { sentence: fullStop(`${who} hat geändert: ${only}`), lines: [] }
        : { sentence: `${who} hat ${several} geändert.`, lines };
    switch (change.kind) {
      case 'edited':
        return changed(counted(format, lines.length, 'Sache', 'Sachen'));
      case 'weights':
        return changed('Gewichte');
      case 'check-in':
        return { sentence: `${who} hat einen Check-in gemacht.`, lines };
      case 'check-in-corrected':
        return { sentence: `${who} hat einen Check-in berichtigt.`, lines };
      case 'check-in-removed':
        return { sentence: `${who} hat einen Check-in entfernt.`, lines };
      case 'created':
        return { sentence: `${who} hat es angelegt.`, lines };
      case 'linked':
        return { sentence: `${who} hat Arbeit verknüpft.`, lines };
      case 'unlinked':
        return { sentence: `${who} hat Arbeit gelöst.`, lines };
      case 'closed':
        return { sentence: `${who} hat es abgeschlossen.`, lines };
      case 'reopened':
        return { sentence: `${who} hat es wieder geöffnet.`, lines };
      case 'deleted':
        return { sentence: `${who} hat es gelöscht.`, lines };
      case 'moved':
        return { sentence: `${who} hat es verschoben.`, lines };
      case 'imported':
        return { sentence: `${who} hat es aus einer Plandatei importiert.`, lines };
      case 'undone':
        return { sentence: `${who} hat eine Änderung rückgängig gemacht.`, lines };
    }
  },
});

/** @param isEdit the line ends a sentence that says "geändert" */
function line(format: Format, { field, from, to }: FieldChange, isEdit: boolean, nameOf: NameOf): string {
  const name = fieldNames(nameOf)(field);
  const text = fieldText(format, nameOf);
  if (from === null) return isEdit ? `${name} auf ${text(field, to)}` : `${name}: ${text(field, to)}`;
  if (to === null && !isEdit) return `${name}: ${text(field, from)}`;
  if (to === null) return `${name} von ${text(field, from)} auf nichts`;
  return `${name} von ${text(field, from)} auf ${text(field, to)}`;
}

import type { Day } from '../../../../model/day.ts';
import type { Ppm } from '../../../../model/plan.ts';
import { counted } from '../../counted.ts';
import type { Format } from '../../format.ts';
import { percentOf } from '../../quantities.ts';
import { fullStop } from '../../full-stop.ts';
import { shownWhole } from '../../shown-whole.ts';
import { signed } from '../../signed.ts';
import { NO_BREAK } from '../../signs.ts';

export const checkIns = (format: Format) => {
  const percent = percentOf(format);
  const value = (text: string, unit: string | null): string => {
    if (text === 'yes') return 'ja';
    if (text === 'no') return 'nein';
    return unit === null ? format.typed(text) : `${format.typed(text)}${NO_BREAK}${unit}`;
  };
  return {
    dialog: (title: string): string => `Check-in: ${title}`,
    notPossible: 'Einen Check-in macht, wer ein offenes Schlüsselergebnis bearbeiten darf.',
    value: 'Wert',
    valueIn: (unit: string): string => `Wert in ${unit}`,
    done: 'Ist es erledigt?',
    yes: 'Ja',
    no: 'Noch nicht',
    shown: value,
    readAs: (text: string, unit: string | null): string => `Gelesen als ${value(text, unit)}.`,
    wouldBe: (percentShown: string): string => `Das wären ${format.typed(percentShown)}${NO_BREAK}%.`,
    notANumber: (typed: string): string =>
      `„${typed}“ ist keine Zahl. Schreiben Sie sie nur mit Ziffern, zum Beispiel ${format.typed('12.5')}.`,
    nothing:
      'Es gibt noch nichts zu speichern: Schreiben Sie einen Wert, eine Zuversicht, eine Notiz oder was im Weg steht.',
    wordsOnly: {
      work: 'Die Zahl kommt von der verknüpften Arbeit. Sagen Sie hier, wie sicher Sie sind und warum.',
      milestones: 'Die Zahl kommt von den Meilensteinen. Sagen Sie hier, wie sicher Sie sind und warum.',
      objectives: 'Die Zahl kommt von den Zielen darunter. Sagen Sie hier, wie sicher Sie sind und warum.',
      query: 'Die Zahl kommt von einer Abfrage. Sagen Sie hier, wie sicher Sie sind und warum.',
    },
    confidence: 'Zuversicht',
    confidenceHint:
      'Von 0, es wird nicht erreicht, bis 10, es wird sicher erreicht. Die Zifferntasten wählen.',
    step: (step: number): string => format.whole(step),
    confidenceNone: 'Keine Angabe',
    note: 'Notiz',
    blockers: 'Was im Weg steht',
    day: 'Tag',
    save: 'Check-in speichern',
    saveCorrection: 'Berichtigung speichern',
    cancel: 'Abbrechen',
    saved: (title: string): string => `Check-in gespeichert: „${title}“.`,
    corrected: (title: string): string => `Check-in berichtigt: „${title}“.`,
    removed: (title: string): string => `Check-in entfernt: „${title}“.`,
    conflict: (by: string | null): string =>
      `${by ?? 'Jemand anderes'} hat das inzwischen geändert. Was Sie schrieben, steht noch hier; speichern Sie noch einmal, um es zu behalten.`,

    stands: 'Wo es steht',
    last: (one: {
      on: Day;
      by: string | null;
      value: string | null;
      unit: string | null;
      confidence: number | null;
    }): string => {
      const said = [
        ...(one.value === null ? [] : [value(one.value, one.unit)]),
        ...(one.confidence === null ? [] : [`Zuversicht ${format.whole(one.confidence)}`]),
      ].join(', ');
      const who = one.by === null ? '' : ` von ${one.by}`;
      return fullStop(`Letzter Check-in am ${format.day(one.on)}${who}${said === '' ? '' : `: ${said}`}`);
    },
    noneYet: 'Noch kein Check-in.',
    firstHint: 'Mit dem ersten beginnt die Geschichte.',
    quoted: (text: string): string => `„${text}“`,
    inTheWay: (text: string): string => `Im Weg: ${text}`,
    since: (then: Ppm | null, now: Ppm | null, changes: number): string => {
      const moved =
        then === null || now === null
          ? null
          : shownWhole(then) === shownWhole(now)
            ? `immer noch bei ${percent(now)}`
            : `von ${percent(then)} auf ${percent(now)} (${signed(format, shownWhole(now) - shownWhole(then))})`;
      const edits = changes === 0 ? null : counted(format, changes, 'andere Änderung', 'andere Änderungen');
      const parts = [moved, edits].filter((part) => part !== null);
      return parts.length === 0 ? 'Seither ist keine Änderung bekannt.' : `Seither: ${parts.join('; ')}.`;
    },

    list: 'Check-ins, neueste zuerst',
    on: (on: Day): string => format.day(on),
    confidenceShown: (confidence: number): string => `Zuversicht ${format.whole(confidence)}`,
    by: (name: string, when: string): string => `${name}, ${when}`,
    justWords: 'nur Worte',
    correct: 'Berichtigen',
    correctOf: (on: Day): string => `Check-in vom ${format.day(on)} berichtigen`,
    remove: 'Entfernen',
    removeOf: (on: Day): string => `Check-in vom ${format.day(on)} entfernen`,
    removeQuestion: (on: Day): string =>
      `Check-in vom ${format.day(on)} entfernen? Sein Wert zählt dann nicht mehr.`,
    removeYes: 'Entfernen',
    removeNo: 'Behalten',
  };
};

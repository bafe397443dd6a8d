/** Single values of a plan file, in a file or in an editor: by the English template. */
export const planValues: Readonly<Record<string, string>> = {
  // Texts, ids, days
  'This text is empty.': 'Dieser Text ist leer.',
  'Write something, or leave the key out.': 'Schreiben Sie etwas, oder lassen Sie den Schlüssel weg.',
  'This text holds a character that cannot be shown or stored.':
    'In diesem Text steht ein Zeichen, das sich nicht zeigen oder speichern lässt.',
  'Remove the escape, such as \\0 or half a pair of \\u codes.':
    'Entfernen Sie die Maskierung, etwa \\0 oder ein halbes Paar von \\u-Codes.',
  'This cannot be an id: an id is 1 to 100 characters, on one line, without spaces around it.':
    'Das kann keine Id sein: Eine Id hat 1 bis 100 Zeichen, in einer Zeile, ohne Leerzeichen darum.',
  'Choose a short one, like `o-support`.': 'Wählen Sie eine kurze, wie `o-support`.',
  '{0} is a day that does not exist.': 'Den Tag {0} gibt es nicht.',
  'Correct the month or the day.': 'Berichtigen Sie den Monat oder den Tag.',
  '"{0}" is not a day.': '„{0}“ ist kein Tag.',
  'It ends on {0}, before it starts on {1}.': 'Es endet am {0}, bevor es am {1} beginnt.',
  'Exchange or correct the two days.': 'Vertauschen oder berichtigen Sie die beiden Tage.',
  'Starts on {0}, before the cycle does ({1}).': 'Beginnt am {0}, vor dem Zyklus ({1}).',
  'Ends on {0}, after the cycle does ({1}).': 'Endet am {0}, nach dem Zyklus ({1}).',
  'The time zone "{0}" is not known.': 'Die Zeitzone „{0}“ ist nicht bekannt.',
  'Write an IANA name, like UTC or Europe/Berlin.':
    'Schreiben Sie einen IANA-Namen, wie UTC oder Europe/Berlin.',
  'The format version must be the number 1.': 'Die Version des Formats muss die Zahl 1 sein.',
  'Write `throughline: 1`.': 'Schreiben Sie `throughline: 1`.',
  'The plan is written in format {0}; this Throughline reads format 1.':
    'Der Plan ist im Format {0} geschrieben; dieses Throughline liest Format 1.',
  'Update Throughline, or write the plan in format 1.':
    'Aktualisieren Sie Throughline, oder schreiben Sie den Plan im Format 1.',
  'The plan has no objectives.': 'Der Plan hat keine Ziele.',

  // Numbers
  'This number has more digits than can be held exactly.':
    'Diese Zahl hat mehr Ziffern, als sich genau speichern lassen.',
  'Use at most 15 digits, perhaps in a larger unit.':
    'Verwenden Sie höchstens 15 Ziffern, vielleicht in einer größeren Einheit.',
  'A weight cannot be negative ({0}).': 'Ein Gewicht kann nicht negativ sein ({0}).',
  'Write 0 to follow it without counting it, or a positive number.':
    'Schreiben Sie 0, um es nur zu beobachten, oder eine positive Zahl.',
  'A weight has at most 3 decimals ({0}).': 'Ein Gewicht hat höchstens 3 Nachkommastellen ({0}).',
  'Round it.': 'Runden Sie.',
  'A weight is at most 10,000 ({0}).': 'Ein Gewicht ist höchstens 10.000 ({0}).',
  'Weights are relative: divide them all.': 'Gewichte gelten im Verhältnis: Teilen Sie alle.',
  '{0} has at most 6 decimals ({1}).': '{0} hat höchstens 6 Nachkommastellen ({1}).',
  '{0} lies between 0 and 1 ({1}).': '{0} liegt zwischen 0 und 1 ({1}).',
  '{0} lies between 0 and 1, and is neither of them.':
    '{0} liegt zwischen 0 und 1 und ist keines von beiden.',
  'A share': 'Ein Anteil',
  'A score': 'Eine Bewertung',
  'A threshold': 'Eine Schwelle',
  'A point of a curve': 'Ein Punkt einer Kurve',
  'What a point of a curve is worth': 'Was ein Punkt einer Kurve wert ist,',
  'What is done of a milestone': 'Was von einem Meilenstein erledigt ist,',
  'The credit of work in progress': 'Was Arbeit im Gange gilt,',
  'The value at close': 'Der Wert beim Abschluss',
  'The value of an override': 'Ein Wert von Hand',
  'Write {0} for {1} %.': 'Schreiben Sie {0} für {1} %.',
  'Correct it.': 'Berichtigen Sie es.',
  'A threshold is above 0.': 'Eine Schwelle liegt über 0.',
  'Write a number up to 1, like 0.7.': 'Schreiben Sie eine Zahl bis 1, wie 0.7.',
  'Remove the point: a curve starts at 0 and ends at 1 by itself.':
    'Entfernen Sie den Punkt: Eine Kurve beginnt von selbst bei 0 und endet bei 1.',
  'Confidence lies between 0 and 10 ({0}).': 'Die Zuversicht liegt zwischen 0 und 10 ({0}).',
  'A size cannot be negative ({0}).': 'Eine Größe kann nicht negativ sein ({0}).',
  'A size has at most 3 decimals and fits into 15 digits ({0}).':
    'Eine Größe hat höchstens 3 Nachkommastellen und passt in 15 Ziffern ({0}).',
  '{0} hours are no whole number of seconds, or too many.':
    '{0} Stunden sind keine ganze Zahl von Sekunden, oder zu viele.',
  'Write hours, like 4 or 1.5.': 'Schreiben Sie Stunden, wie 4 oder 1.5.',
  'Write a size like 3 or 0.5.': 'Schreiben Sie eine Größe, wie 3 oder 0.5.',
  'Not used: where issues are counted each of them is 1.':
    'Gilt nicht: Wo Vorgänge gezählt werden, ist jeder 1.',

  // Targets
  'The metric has no target.': 'Die Zahl hat keinen Zielwert.',
  'Add `to`, or `from` together with `by` or `byPercent`.':
    'Ergänzen Sie `to`, oder `from` zusammen mit `by` oder `byPercent`.',
  'The target is given twice, by `{0}` and by `{1}`.':
    'Der Zielwert steht zweimal da, als `{0}` und als `{1}`.',
  'Keep one of `to`, `by` and `byPercent`.': 'Behalten Sie eines von `to`, `by` und `byPercent`.',
  '`{0}` says how far, but not from where.': '`{0}` sagt, wie weit, aber nicht, von wo.',
  'Add `from`.': 'Ergänzen Sie `from`.',
  'A percentage of 0 is 0, so `byPercent` gives no target here.':
    'Ein Prozentsatz von 0 ist 0, darum ergibt `byPercent` hier keinen Zielwert.',
  'Write the target with `to`.': 'Schreiben Sie den Zielwert mit `to`.',
  'There is no `from` and no reading yet: it starts from 0 until there is one.':
    'Es gibt noch kein `from` und keinen Messwert: Bis es einen gibt, beginnt es bei 0.',
  ' (the reading on {0})': ' (dem Messwert vom {0})',
  'The direction is `{0}`, but from {1}{2} to {3} is the other way.':
    'Die Richtung ist `{0}`, aber von {1}{2} auf {3} geht es andersherum.',
  'Exchange start and target, or remove `direction`: the numbers say it.':
    'Vertauschen Sie Anfang und Zielwert, oder entfernen Sie `direction`: Die Zahlen sagen es.',
  'The target {0} is also its start{1}: there is nothing to move.':
    'Der Zielwert {0} ist auch der Anfang{1}: Da bewegt sich nichts.',
  'Correct one of them; to hold a value, use a measure of kind maintain.':
    'Berichtigen Sie einen davon; um einen Wert zu halten, nehmen Sie die Art maintain.',
  'The target that comes of it has more digits than can be held exactly.':
    'Der Zielwert, der sich ergibt, hat mehr Ziffern, als sich genau speichern lassen.',
  'Use fewer digits, or write the target with `to`.':
    'Verwenden Sie weniger Ziffern, oder schreiben Sie den Zielwert mit `to`.',
  'There is no target: `to` is missing, and the KPI `{0}` has none of its own.':
    'Es gibt keinen Zielwert: `to` fehlt, und die Kennzahl `{0}` hat selbst keinen.',
  'Add `to` here, or a `target` to the KPI.': 'Ergänzen Sie hier `to`, oder bei der Kennzahl `target`.',
  '`{0}` is not above that of the point before.': '`{0}` liegt nicht über dem des Punkts davor.',
  'Write the points in the order of `at`; more of the way is worth more.':
    'Schreiben Sie die Punkte in der Reihenfolge von `at`; mehr vom Weg ist mehr wert.',
  'Neither `atLeast` nor `atMost` is given.': 'Weder `atLeast` noch `atMost` ist angegeben.',
  'Add one of them, or both.': 'Ergänzen Sie eines davon, oder beide.',
  'Nothing is at least {0} and at most {1}.': 'Nichts ist mindestens {0} und höchstens {1}.',
  'Exchange the two numbers.': 'Vertauschen Sie die beiden Zahlen.',

  // Queries, milestones, objectives below
  '`{0}` says what is read of a query, and there is no query.':
    '`{0}` sagt, was von einer Abfrage gelesen wird, und es gibt keine Abfrage.',
  'Add `query`, or remove this.': 'Ergänzen Sie `query`, oder entfernen Sie das.',
  'It is not said which field is summed.': 'Es ist nicht gesagt, welches Feld zusammengezählt wird.',
  'Add `field` with the id of a number field.': 'Ergänzen Sie `field` mit der Id eines Zahlenfelds.',
  'A field is only summed, and this counts.': 'Ein Feld wird nur zusammengezählt, und hier wird gezählt.',
  'Write `of: sum`, or remove `field`.': 'Schreiben Sie `of: sum`, oder entfernen Sie `field`.',
  'A milestone is done by hand or by its work items, not by both.':
    'Ein Meilenstein ist von Hand erledigt oder durch seine Vorgänge, nicht durch beides.',
  'Keep `done` or `items`.': 'Behalten Sie `done` oder `items`.',
  '`{0}` is of amounts that are added up, and this takes the mean.':
    '`{0}` gehört zu Beträgen, die zusammengezählt werden, und hier gilt der Mittelwert.',
  '`{0}` is of amounts that are added up, and this takes the value of its objective.':
    '`{0}` gehört zu Beträgen, die zusammengezählt werden, und hier gilt der Wert des Ziels.',
  'Write `as: amounts`, or remove `{0}`.': 'Schreiben Sie `as: amounts`, oder entfernen Sie `{0}`.',
  'A measure of kind {0} takes no value from readings, only confidence and notes.':
    'Die Art {0} nimmt keinen Wert von Messwerten, nur Zuversicht und Notizen.',
  '`{0}` is already a parent of this objective.': '`{0}` ist schon als „parent“ dieses Ziels genannt.',
  'Name each parent once.': 'Nennen Sie jedes einmal.',
  'The key result `{0}` has its own measure ({1}), so this objective cannot contribute to it as well.':
    'Das Schlüsselergebnis `{0}` hat ein eigenes Maß ({1}), darum kann dieses Ziel nicht auch dazu beitragen.',
  'Write `contributes: false` here, or give that key result { kind: objectives }.':
    'Schreiben Sie hier `contributes: false`, oder geben Sie jenem Schlüsselergebnis { kind: objectives }.',
  '"{0}" is neither a key nor an id of a work item.': '„{0}“ ist weder Schlüssel noch Id eines Vorgangs.',
  'Write a key like SUP-12 or an id like 4711; with its host, jira:SUP-12 or ado:org/4711.':
    'Schreiben Sie einen Schlüssel wie SUP-12 oder eine Id wie 4711; mit seinem Host jira:SUP-12 oder ado:org/4711.',
  '{0} is listed twice; it counts once.': '{0} steht zweimal da; es zählt einmal.',
  '{0} is listed twice, with different weights or shares.':
    '{0} steht zweimal da, mit verschiedenen Gewichten oder Anteilen.',

  // Closing
  '`closed` says what a closed one was worth, and the status here is `{0}`.':
    '`closed` sagt, was ein abgeschlossenes wert war, und der Status ist hier `{0}`.',
  'Write `status: closed`, or remove `closed`.':
    'Schreiben Sie `status: closed`, oder entfernen Sie `closed`.',
  'Add `status: closed`, or remove `closed`.': 'Ergänzen Sie `status: closed`, oder entfernen Sie `closed`.',
  'The score was changed at close, and it is not said why.':
    'Die Bewertung wurde beim Abschluss geändert, und es ist nicht gesagt, warum.',
  'Add `reason`, or remove `score`.': 'Ergänzen Sie `reason`, oder entfernen Sie `score`.',
};

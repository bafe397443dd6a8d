/** A plan file as a whole: its text, its syntax, what it names. By the English template. */
export const planFile: Readonly<Record<string, string>> = {
  // Text
  'The file is larger than 2 MB, so it was not read.':
    'Die Datei ist größer als 2 MB, darum wurde sie nicht gelesen.',
  'Give a plan file; work items belong in their own file.':
    'Nehmen Sie eine Plandatei; Vorgänge gehören in eine eigene Datei.',
  'This is a web page (or XML) and not a plan, probably a login page that was saved in its place.':
    'Das ist eine Webseite (oder XML) und kein Plan, wahrscheinlich eine Anmeldeseite, die an seiner Stelle gespeichert wurde.',
  'Save the plan itself, as YAML or JSON.': 'Speichern Sie den Plan selbst, als YAML oder JSON.',
  'The file is not plain text in UTF-8 (found {0}).':
    'Die Datei ist kein einfacher Text in UTF-8 (gefunden: {0}).',
  'Save it as UTF-8 text; a spreadsheet or a zip has to be exported first.':
    'Speichern Sie sie als Text in UTF-8; eine Tabelle oder ein Zip muss zuerst exportiert werden.',
  'This is not a plan: nothing in it says `throughline: 1`.':
    'Das ist kein Plan: Nirgends darin steht `throughline: 1`.',
  'Start the plan with that line.': 'Beginnen Sie den Plan mit dieser Zeile.',
  'This is not a plan: it has neither `throughline` nor `cycle` nor `objectives`.':
    'Das ist kein Plan: Er hat weder `throughline` noch `cycle` noch `objectives`.',
  'Start the plan with `throughline: 1`.': 'Beginnen Sie den Plan mit `throughline: 1`.',
  'There are {0} more problems from here on.': 'Von hier an gibt es noch {0} Fehler.',
  'Mend those above first.': 'Beheben Sie zuerst die oben.',

  // YAML
  'This is not valid YAML: {0}.': 'Das ist kein gültiges YAML: {0}.',
  'Mend this line.': 'Berichtigen Sie diese Zeile.',
  'The file is nested too deep to be a plan.': 'Die Datei ist zu tief verschachtelt für einen Plan.',
  'Look for brackets that are never closed, or for indentation that grows.':
    'Suchen Sie Klammern, die nie geschlossen werden, oder Einzüge, die wachsen.',
  'The file has too many parts to be a plan.': 'Die Datei hat zu viele Teile für einen Plan.',
  'The file is empty.': 'Die Datei ist leer.',
  'Write a plan; it starts with `throughline: 1`.':
    'Schreiben Sie einen Plan; er beginnt mit `throughline: 1`.',
  'The file holds several YAML documents; a plan is one.':
    'Die Datei enthält mehrere YAML-Dokumente; ein Plan ist eines.',
  'Remove the line `---`, or give each plan its own file.':
    'Entfernen Sie die Zeile `---`, oder geben Sie jedem Plan eine eigene Datei.',
  'This line is indented with a tab.': 'Diese Zeile ist mit einem Tabulator eingerückt.',
  'Indent with spaces.': 'Rücken Sie mit Leerzeichen ein.',
  'This line is indented differently from the lines that it belongs to.':
    'Diese Zeile ist anders eingerückt als die Zeilen, zu denen sie gehört.',
  'Start the keys of one group in the same column.':
    'Beginnen Sie die Schlüssel einer Gruppe in derselben Spalte.',
  'A text in quotes that began before here is never closed.':
    'Ein Text in Anführungszeichen, der vorher begann, wird nie geschlossen.',
  'Close the quotes.': 'Schließen Sie die Anführungszeichen.',
  'Here stands a word where a key and its value should be.':
    'Hier steht ein Wort, wo ein Schlüssel mit seinem Wert stehen soll.',
  'Write `key: value`, with a space after the colon.':
    'Schreiben Sie `Schlüssel: Wert`, mit einem Leerzeichen nach dem Doppelpunkt.',
  'A text cannot start with {0} unless it is in quotes.':
    'Ein Text kann nur in Anführungszeichen mit {0} beginnen.',
  'Put the text in quotes.': 'Setzen Sie den Text in Anführungszeichen.',
  'A backslash in a text in double quotes starts an escape, and this one does not exist.':
    'Ein Backslash in einem Text in doppelten Anführungszeichen beginnt eine Maskierung, und diese gibt es nicht.',
  'Write the backslash twice, or use single quotes.':
    'Schreiben Sie den Backslash zweimal, oder nehmen Sie einfache Anführungszeichen.',
  'The YAML tag {0} is not read in a plan.': 'Die YAML-Auszeichnung {0} wird in einem Plan nicht gelesen.',
  'Write the plain value without a tag.': 'Schreiben Sie den einfachen Wert ohne Auszeichnung.',
  'Here is a second colon in one line, or a key that runs over several lines.':
    'Hier ist ein zweiter Doppelpunkt in einer Zeile, oder ein Schlüssel über mehrere Zeilen.',
  'Put a text that contains a colon in quotes, and line the keys up.':
    'Setzen Sie einen Text mit Doppelpunkt in Anführungszeichen, und rücken Sie die Schlüssel gleich weit ein.',
  'A list or group is not closed: {0} is missing. The file may have been cut short.':
    'Eine Liste oder Gruppe ist nicht geschlossen: {0} fehlt. Vielleicht ist die Datei abgeschnitten.',
  'Close it with {0}.': 'Schließen Sie sie mit {0}.',
  'This cannot be a key.': 'Das kann kein Schlüssel sein.',
  'Write a plain word as the key.': 'Schreiben Sie ein einfaches Wort als Schlüssel.',
  'The alias *{0} stands inside its own anchor, so it would never end.':
    'Der Alias *{0} steht in seinem eigenen Anker und würde nie enden.',
  'The alias *{0} has no anchor &{1} before it.': 'Vor dem Alias *{0} steht kein Anker &{1}.',
  'Write the value out, or put the text in quotes where the star belongs to it.':
    'Schreiben Sie den Wert aus, oder setzen Sie den Text in Anführungszeichen, wenn der Stern dazugehört.',
  'The key `{0}` stands here a second time.': 'Der Schlüssel `{0}` steht hier zum zweiten Mal.',
  'Keep one of the two.': 'Behalten Sie eines von beiden.',
  'The aliases of this file, written out, repeat more than 10,000 parts, so it was not read.':
    'Ausgeschrieben wiederholen die Aliase dieser Datei mehr als 10.000 Teile, darum wurde sie nicht gelesen.',
  'Write the values out instead of repeating them by alias.':
    'Schreiben Sie die Werte aus, statt sie durch Aliase zu wiederholen.',

  // Types
  'This must be {0}, but it is {1}.': 'Hier muss {0} stehen, und es steht da: {1}.',
  'This must be {0}, but it is not a finite number.':
    'Hier muss {0} stehen, und es steht keine endliche Zahl da.',
  'This must be one of {0}, but it is {1}.': 'Hier muss eines von {0} stehen, und es steht da: {1}.',
  'Write the number itself.': 'Schreiben Sie die Zahl selbst.',
  'Write one of them.': 'Schreiben Sie eines davon.',
  'Write {0}.': 'Erwartet wird {0}.',
  'Write {0}, without quotes.': 'Schreiben Sie {0}, ohne Anführungszeichen.',
  'Write it without quotes: {0}.': 'Schreiben Sie es ohne Anführungszeichen: {0}.',
  'Put it in quotes: "{0}".': 'Setzen Sie es in Anführungszeichen: "{0}".',
  'Write a value, or leave the key out.': 'Schreiben Sie einen Wert, oder lassen Sie den Schlüssel weg.',
  'Write year, month and day, like 2026-10-01.': 'Schreiben Sie Jahr, Monat und Tag, wie 2026-10-01.',
  'The key `{0}` is not known here.': 'Den Schlüssel `{0}` gibt es hier nicht.',
  'Known here: {0}.': 'Hier gibt es: {0}.',
  'Did you mean `{0}`?': 'Meinten Sie `{0}`?',
  '`{0}` is missing.': '`{0}` fehlt.',
  'Add `{0}`: {1}.': 'Ergänzen Sie `{0}`: {1}.',
  '{0} or {1}': '{0} oder {1}',
  empty: 'nichts',
  'the text "{0}"': 'der Text "{0}"',
  'the number {0}': 'die Zahl {0}',
  'a group of keys': 'eine Gruppe von Schlüsseln',
  'a group of keys, like {0}': 'eine Gruppe von Schlüsseln, wie {0}',
  'a list': 'eine Liste',
  'a list like [ { title: Pilot, done: true } ]': 'eine Liste wie [ { title: Pilot, done: true } ]',
  'a list of points, like [ { at: 0.5, worth: 0.2 } ]':
    'eine Liste von Punkten, wie [ { at: 0.5, worth: 0.2 } ]',
  'a list of KPIs': 'eine Liste von Kennzahlen',
  'a list of checkpoints': 'eine Liste von Zwischenzielen',
  'a list of key results': 'eine Liste von Schlüsselergebnissen',
  'a list of milestones': 'eine Liste von Meilensteinen',
  'a list of names': 'eine Liste von Namen',
  'a list of objectives': 'eine Liste von Zielen',
  'a list of parents': 'eine Liste von „parent“-Angaben',
  'a list of readings': 'eine Liste von Messwerten',
  'a list of work items': 'eine Liste von Vorgängen',
  'a number': 'eine Zahl',
  'a number from 0 to 1': 'eine Zahl von 0 bis 1',
  'a number from 0 to 1, or logged': 'eine Zahl von 0 bis 1, oder logged',
  'a number from 0 to 10': 'eine Zahl von 0 bis 10',
  'a text': 'ein Text',
  'a day, like 2026-10-01': 'ein Tag, wie 2026-10-01',
  'an id, a short text': 'eine Id, ein kurzer Text',
  'a work item: SUP-12, 4711, or { key: SUP-12, weight: 2 }':
    'ein Vorgang: SUP-12, 4711 oder { key: SUP-12, weight: 2 }',
  'SUP-12 or 4711': 'SUP-12 oder 4711',
  'true or false': 'true oder false',
  'true, false or a number from 0 to 1': 'true, false oder eine Zahl von 0 bis 1',
  'the version of the format, 1': 'die Version des Formats, 1',
  '{ id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }':
    '{ id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }',
  '{ kind: metric, from: 45, to: 25 }': '{ kind: metric, from: 45, to: 25 }',

  // Names
  'The id `{0}` is already taken by {1} in line {2}.': 'Die Id `{0}` hat schon {1} in Zeile {2}.',
  'Choose another: KPIs, objectives and key results share one set of ids.':
    'Wählen Sie eine andere: Kennzahlen, Ziele und Schlüsselergebnisse teilen sich die Ids.',
  'the KPI': 'die Kennzahl',
  'the key result': 'das Schlüsselergebnis',
  'the objective': 'das Ziel',
  'There is no objective or key result `{0}` in this plan.':
    'In diesem Plan gibt es kein Ziel oder Schlüsselergebnis `{0}`.',
  '`{0}` is a KPI; a parent is an objective or a key result.':
    '`{0}` ist eine Kennzahl; als „parent“ gilt ein Ziel oder Schlüsselergebnis.',
  'Correct the id, or remove the parent.': 'Berichtigen Sie die Id, oder entfernen Sie „parent“.',
  'There is no KPI `{0}` in this plan.': 'In diesem Plan gibt es keine Kennzahl `{0}`.',
  '`{0}` is not a KPI but the id of {1}.': '`{0}` ist keine Kennzahl; so heißt {1}.',
  'Correct the id, or add the KPI under `kpis`.':
    'Berichtigen Sie die Id, oder ergänzen Sie die Kennzahl unter `kpis`.',
  'These contribute to one another in a circle: {0}.': 'Diese tragen im Kreis zueinander bei: {0}.',
  'Remove one of these parents, or write `contributes: false` there.':
    'Entfernen Sie eines davon als „parent“, oder schreiben Sie dort `contributes: false`.',
};

/** Writing, aligning, checking in, closing, what-ifs: by the English template. */
export const editing: Readonly<Record<string, string>> = {
  // Fields
  'One entry cannot be kept as it is. {0}': 'Eine Eingabe lässt sich so nicht speichern. {0}',
  '{0} entries cannot be kept as they are. {1}': '{0} Eingaben lassen sich so nicht speichern. {1}',
  'Give it a title.': 'Geben Sie ihm einen Titel.',
  'Choose the project that it belongs to.': 'Wählen Sie das Projekt, zu dem es gehört.',
  'This is {0} characters long; it can have {1}.': 'Das ist {0} Zeichen lang; {1} sind möglich.',
  'This is longer than 4,000 characters.': 'Das ist länger als 4.000 Zeichen.',
  'This holds a character that cannot be shown or stored.':
    'Darin steht ein Zeichen, das sich nicht zeigen oder speichern lässt.',
  'This is not a part of it that can be edited.': 'Dieser Teil davon lässt sich nicht bearbeiten.',
  'This is more than an objective or key result can hold. {0}':
    'Das ist mehr, als ein Ziel oder Schlüsselergebnis fasst. {0}',
  'Save it first; work items are linked to it then, one by one.':
    'Speichern Sie es zuerst; dann werden Vorgänge damit verknüpft, einer nach dem anderen.',
  'Close it with its final score instead: that is kept with it.':
    'Schließen Sie es stattdessen mit der endgültigen Bewertung ab: Die bleibt dann dabei.',
  'It is closed, so only its title and its owner can still be changed. {0} Reopen it first.':
    'Es ist abgeschlossen, darum lassen sich nur noch Titel und Verantwortliche ändern. {0} Öffnen Sie es zuerst wieder.',
  'The objective is closed. {0} Reopen it first.':
    'Das Ziel ist abgeschlossen. {0} Öffnen Sie es zuerst wieder.',
  'A weight is a number from 0 to 10,000 with at most 3 decimals.':
    'Ein Gewicht ist eine Zahl von 0 bis 10.000 mit höchstens 3 Nachkommastellen.',
  'A weight is a number from 0 to 10,000 with at most three decimals.':
    'Ein Gewicht ist eine Zahl von 0 bis 10.000 mit höchstens drei Nachkommastellen.',
  'It does not contribute to this any more.': 'Es trägt dazu nicht mehr bei.',

  // Alignment
  '(one that you may not see)': '(eines, das Sie nicht sehen dürfen)',
  'What it is to serve is not there any more. Choose another.':
    'Wem es dienen soll, das gibt es nicht mehr. Wählen Sie etwas anderes.',
  '"{0}" belongs to the cycle {1}, and this to {2}: let it only support that.':
    '„{0}“ gehört zum Zyklus {1} und dieses zu {2}: Lassen Sie es jenes nur unterstützen.',
  'These would contribute to one another in a circle: {0}. Choose another, or let it only support that.':
    'Diese würden im Kreis zueinander beitragen: {0}. Wählen Sie etwas anderes, oder lassen Sie es jenes nur unterstützen.',
  'Objectives contribute to this key result, so it has to take its value from them. Remove them from it first, or let them only support it.':
    'Ziele tragen zu diesem Schlüsselergebnis bei, darum muss sein Wert von ihnen kommen. Lösen Sie sie zuerst davon, oder lassen Sie sie es nur unterstützen.',
  'Objectives contribute to one another within a cycle, and these are of {0} and {1}. Let it support instead.':
    'Ziele tragen innerhalb eines Zyklus zueinander bei, und diese sind aus {0} und {1}. Lassen Sie es stattdessen unterstützen.',
  "The two were imported with different days for the cycle {0}. Import one of them again with the other's days, or let it support instead.":
    'Die beiden wurden mit verschiedenen Tagen für den Zyklus {0} importiert. Importieren Sie eines davon noch einmal mit den Tagen des anderen, oder lassen Sie es stattdessen unterstützen.',
  'The two are counted by different rules (the policy of their plans). Import one of them again with the rules of the other, or let it support instead.':
    'Die beiden werden nach verschiedenen Regeln gezählt (der „policy“ ihrer Pläne). Importieren Sie eines davon noch einmal mit den Regeln des anderen, oder lassen Sie es stattdessen unterstützen.',
  'Together they would be {0} objectives and key results; at most {1} can contribute to one another. Let it support instead, or split the tree.':
    'Zusammen wären es {0} Ziele und Schlüsselergebnisse; höchstens {1} können zueinander beitragen. Lassen Sie es stattdessen unterstützen, oder teilen Sie den Baum.',
  'The two trees are too much to be kept together. {0} Let it support instead, or split the tree.':
    'Die beiden Bäume sind zu groß, um zusammen gespeichert zu werden. {0} Lassen Sie es stattdessen unterstützen, oder teilen Sie den Baum.',
  'To contribute, one of the two trees must be kept with the other, and you may not edit all of its objectives. {0} Let it support instead, or ask who may edit them.':
    'Um beizutragen, muss einer der beiden Bäume beim anderen gespeichert werden, und Sie dürfen nicht alle seine Ziele bearbeiten. {0} Lassen Sie es stattdessen unterstützen, oder fragen Sie, wer sie bearbeiten darf.',
  'Both sides follow the KPI "{0}", with other readings or another target. {1} Make the two alike, or let it support instead.':
    'Beide Seiten folgen der Kennzahl „{0}“, mit anderen Messwerten oder anderem Zielwert. {1} Gleichen Sie die beiden an, oder lassen Sie es stattdessen unterstützen.',
  'There is no room for this beside what it contributes to. {0} Let it only support that.':
    'Neben dem, wozu es beiträgt, ist dafür kein Platz. {0} Lassen Sie es jenes nur unterstützen.',
  'There is no room for this in the tree of its objective. {0}':
    'Im Baum seines Ziels ist dafür kein Platz. {0}',

  // Links
  'This key result does not count work items. Nothing was changed.':
    'Dieses Schlüsselergebnis zählt keine Vorgänge. Es wurde nichts geändert.',
  'This key result is not measured by work items.':
    'Dieses Schlüsselergebnis wird nicht an Vorgängen gemessen.',
  'This key result holds as many links as it can ({0}). {1} Link an epic above these items instead.':
    'Dieses Schlüsselergebnis hat so viele Verknüpfungen, wie es fasst ({0}). {1} Verknüpfen Sie stattdessen ein Epic über diesen Vorgängen.',
  'This work item is not linked to that key result. Nothing was changed.':
    'Dieser Vorgang ist mit jenem Schlüsselergebnis nicht verknüpft. Es wurde nichts geändert.',
  'This project has no such number field. Nothing was changed.':
    'Dieses Projekt hat kein solches Zahlenfeld. Es wurde nichts geändert.',

  // Check-ins
  'This key result is not active.': 'Dieses Schlüsselergebnis ist nicht aktiv.',
  'This key result is not active. {0}': 'Dieses Schlüsselergebnis ist nicht aktiv. {0}',
  'This key result holds as many check-ins and notes as it can.':
    'Dieses Schlüsselergebnis hat so viele Check-ins und Notizen, wie es fasst.',
  'There is nothing in it yet. Give a value, a confidence, a note or what blocks it.':
    'Noch steht nichts darin. Geben Sie einen Wert an, eine Zuversicht, eine Notiz oder was im Weg steht.',
  'Confidence is a whole number from 0 to 10.': 'Die Zuversicht ist eine ganze Zahl von 0 bis 10.',
  'Its value is the answer of its query. {0}': 'Sein Wert ist die Antwort seiner Abfrage. {0}',
  'Its value comes from its work items. {0}': 'Sein Wert kommt von seinen Vorgängen. {0}',
  'Its value comes from its milestones. {0}': 'Sein Wert kommt von seinen Meilensteinen. {0}',
  'Its value comes from the objectives below it. {0}': 'Sein Wert kommt von den Zielen darunter. {0}',
  'Leave the value out; confidence and words are welcome.':
    'Lassen Sie den Wert weg; Zuversicht und Worte sind willkommen.',
  'The answer is yes or no.': 'Die Antwort ist Ja oder Nein.',
  '"{0}" has a comma. Write the number with a point: {1}.':
    '„{0}“ hat ein Komma. Schreiben Sie die Zahl mit einem Punkt: {1}.',
  '"{0}" has more digits than can be kept exactly. Use at most 15.':
    '„{0}“ hat mehr Ziffern, als sich genau speichern lassen. Verwenden Sie höchstens 15.',
  '"{0}" is not a plain number. Write it like 38 or 12.5, without a unit.':
    '„{0}“ ist keine einfache Zahl. Schreiben Sie sie wie 38 oder 12.5, ohne Einheit.',
  'This is not a day. Write year, month and day, like 2026-10-01.':
    'Das ist kein Tag. Schreiben Sie Jahr, Monat und Tag, wie 2026-10-01.',
  'This day has not come yet: today is {0} here.': 'Dieser Tag kommt erst noch: Heute ist hier der {0}.',
  'This day is more than ten years ago.': 'Dieser Tag liegt mehr als zehn Jahre zurück.',

  // Closing, undoing, deleting
  'A score is a number from 0 to 1, like 0.65.': 'Eine Bewertung ist eine Zahl von 0 bis 1, wie 0.65.',
  'Say why the final score differs from the progress.':
    'Sagen Sie, warum die endgültige Bewertung vom Fortschritt abweicht.',
  'It is closed already.': 'Es ist schon abgeschlossen.',
  'It is not closed. {0}': 'Es ist nicht abgeschlossen. {0}',
  'Its objective is closed too. {0} Reopen the objective.':
    'Sein Ziel ist auch abgeschlossen. {0} Öffnen Sie das Ziel wieder.',
  'Only what is active can be closed.': 'Nur was aktiv ist, lässt sich abschließen.',
  'Its work was being counted: the value is that of the last whole count.':
    'Seine Arbeit wurde gerade gezählt: Es gilt der Wert der letzten ganzen Zählung.',
  'Other objectives contribute to it. {0} Let them serve something else first, or delete them.':
    'Andere Ziele tragen dazu bei. {0} Lassen Sie sie zuerst etwas anderem dienen, oder löschen Sie sie.',
  'It has {0} by now, so it cannot be taken back. {1} Delete it instead.':
    'Es hat inzwischen {0}, darum lässt es sich nicht rückgängig machen. {1} Löschen Sie es stattdessen.',
  'key results': 'Schlüsselergebnisse',
  objectives: 'Ziele',
  links: 'Verknüpfungen',
  'check-ins': 'Check-ins',
  'There is nothing left of this change to take back. {0}':
    'Von dieser Änderung ist nichts mehr übrig, was rückgängig zu machen wäre. {0}',
  'A check-in that was removed is made again.': 'Ein entfernter Check-in wird neu gemacht.',
  'A corrected check-in is corrected once more.': 'Ein berichtigter Check-in wird noch einmal berichtigt.',
  'A link is made again at the item.': 'Verknüpft wird wieder beim Vorgang.',
  'A link is removed at the item.': 'Eine Verknüpfung wird beim Vorgang gelöst.',
  'An import is taken back by importing the plan that was before.':
    'Ein Import wird rückgängig gemacht, indem der Plan von vorher importiert wird.',
  'What was closed is reopened.': 'Abgeschlossenes wird wieder geöffnet.',
  'What was deleted is gone.': 'Gelöschtes ist weg.',
  'What was moved is moved back by its project or what it serves.':
    'Verschobenes wird über sein Projekt oder das, dem es dient, zurückverschoben.',
  'What was reopened is closed again, with its score.':
    'Wieder Geöffnetes wird mit seiner Bewertung neu abgeschlossen.',
  'What was taken back is made again.': 'Rückgängig Gemachtes wird neu gemacht.',

  // What-ifs
  'A name has 1 to {0} characters.': 'Ein Name hat 1 bis {0} Zeichen.',
  'No more what-ifs can be kept. {0} Drop one first.':
    'Mehr Entwürfe lassen sich nicht aufheben. {0} Löschen Sie zuerst einen.',
  'This is not a what-if that can be kept. {0}': 'Das ist kein Entwurf, der sich aufheben lässt. {0}',
  'Below this there are more than {0} work items. Give up fewer at once.':
    'Darunter sind mehr als {0} Vorgänge. Lassen Sie weniger auf einmal weg.',
  'These are more than {0} edits. Try fewer at once.':
    'Das sind mehr als {0} Änderungen. Probieren Sie weniger auf einmal.',
  'It counts in nothing above it, so it has no weight.':
    'Es zählt in nichts darüber, darum hat es kein Gewicht.',
  'That item is not linked to this key result by itself, so its link has no weight.':
    'Dieser Vorgang ist nicht selbst mit diesem Schlüsselergebnis verknüpft, darum hat seine Verknüpfung kein Gewicht.',
  'Days are a whole number, at most 36525.': 'Tage sind eine ganze Zahl, höchstens 36525.',
  'It would end before it starts.': 'Es würde enden, bevor es beginnt.',
  'A KPI has no dates.': 'Eine Kennzahl hat keine Tage.',
  'A value is a plain number, like 38 or 12.5.': 'Ein Wert ist eine einfache Zahl, wie 38 oder 12.5.',
  'It takes no readings: its value is made from other things.':
    'Es nimmt keine Messwerte: Sein Wert entsteht aus anderem.',
  'Its reading is that of its KPI, or the answer of its query. Give the reading to the KPI.':
    'Sein Messwert ist der seiner Kennzahl oder die Antwort seiner Abfrage. Geben Sie den Messwert der Kennzahl.',
  'No value is typed over it.': 'Dort ist kein Wert von Hand gesetzt.',
  'It was asked for twice, in different ways.': 'Das ist zweimal verlangt, auf verschiedene Art.',
};

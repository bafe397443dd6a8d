/** Cycles, levels and imports: by the English template. */
export const cycles: Readonly<Record<string, string>> = {
  'Give the cycle a name, like 2026-Q4.': 'Geben Sie dem Zyklus einen Namen, wie 2026-Q4.',
  'A name has at most {0} characters, on one line.': 'Ein Name hat höchstens {0} Zeichen, in einer Zeile.',
  'Choose a cycle.': 'Wählen Sie einen Zyklus.',
  'Choose the first day.': 'Wählen Sie den ersten Tag.',
  'Choose the last day.': 'Wählen Sie den letzten Tag.',
  'It ends before it starts.': 'Es endet, bevor es beginnt.',
  'A cycle has at most three years.': 'Ein Zyklus hat höchstens drei Jahre.',
  'Copy from another cycle.': 'Übernehmen Sie aus einem anderen Zyklus.',
  'There is no cycle "{0}".': 'Es gibt keinen Zyklus „{0}“.',
  'There is no cycle "{0}". Nothing was changed. Make the cycle first.':
    'Es gibt keinen Zyklus „{0}“. Es wurde nichts geändert. Legen Sie den Zyklus zuerst an.',
  'There is a cycle "{0}" already.': 'Einen Zyklus „{0}“ gibt es schon.',
  'There is a cycle "{0}" already, from {1} to {2}. Choose another name, or its days.':
    'Einen Zyklus „{0}“ gibt es schon, von {1} bis {2}. Wählen Sie einen anderen Namen, oder seine Tage.',
  'The cycle is there, and what was copied so far is whole; copying again brings the rest.':
    'Der Zyklus ist angelegt, und was bisher übernommen wurde, ist ganz; noch einmal übernommen kommt der Rest dazu.',
  'Nothing was copied: all there is was achieved, closed or copied before, or you may not edit it.':
    'Es wurde nichts übernommen: Alles war erreicht, abgeschlossen oder schon übernommen, oder Sie dürfen es nicht bearbeiten.',
  'Not all objectives could be copied.': 'Nicht alle Ziele ließen sich übernehmen.',

  'At least one level must be in use. {0}': 'Mindestens eine Ebene muss verwendet werden. {0}',
  'At most {0} characters.': 'Höchstens {0} Zeichen.',
  "A level's name has at most {0} characters. {1}": 'Der Name einer Ebene hat höchstens {0} Zeichen. {1}',
  'There are three levels: organisation, team, individual. {0}':
    'Es gibt drei Ebenen: Unternehmen, Team, Person. {0}',

  'The plan has a problem. Nothing was imported.': 'Der Plan hat einen Fehler. Es wurde nichts importiert.',
  'The plan has {0} problems. Nothing was imported.': 'Der Plan hat {0} Fehler. Es wurde nichts importiert.',
  'The plan cannot be kept as it is. {0}': 'Der Plan lässt sich so nicht speichern. {0}',
  'The plan gives "{0}" another cycle or policy, which it shares with objectives that are not in the plan. Import them together, or give the new ones other ids.':
    'Der Plan gibt „{0}“ einen anderen Zyklus oder andere Regeln, und es teilt sie mit Zielen, die nicht im Plan stehen. Importieren Sie alle zusammen, oder geben Sie den neuen andere Ids.',
  '"{0}" joins objectives that were imported apart. Give the ones that are new to it other ids, or let them support instead of contribute.':
    '„{0}“ verbindet Ziele, die getrennt importiert wurden. Geben Sie denen, die neu dazukommen, andere Ids, oder lassen Sie sie unterstützen statt beizutragen.',
  '"{0}" and what contributes to it are too much to be kept together ({1} objectives and key results at most, and {2} kB of numbers or titles). Split the tree, or let parts of it support instead of contribute.':
    '„{0}“ und was dazu beiträgt, ist zu viel, um zusammen gespeichert zu werden (höchstens {1} Ziele und Schlüsselergebnisse und {2} kB Zahlen oder Titel). Teilen Sie den Baum, oder lassen Sie Teile davon unterstützen statt beizutragen.',
  '"{0}" has more links than a key result can hold. {1} Link the epics above these items instead.':
    '„{0}“ hat mehr Verknüpfungen, als ein Schlüsselergebnis fasst. {1} Verknüpfen Sie stattdessen die Epics über diesen Vorgängen.',
  'Not found, and left out until they are: {0}.':
    'Nicht gefunden und außen vor, bis sie gefunden werden: {0}.',
  'On the page of all projects each objective of a plan must say its project. {0} Add "project:" to these, or import the plan on the page of their project.':
    'Auf der Seite aller Projekte muss jedes Ziel eines Plans sein Projekt nennen. {0} Ergänzen Sie „project:“ bei diesen, oder importieren Sie den Plan auf der Seite ihres Projekts.',
  'The plan names projects that do not exist, or that you may not see. {0}':
    'Der Plan nennt Projekte, die es nicht gibt oder die Sie nicht sehen dürfen. {0}',
  'What was imported so far is whole; importing the plan again brings the rest.':
    'Was bisher importiert wurde, ist ganz; noch einmal importiert kommt der Rest dazu.',
};

/** Rights, what is gone, hosts that do not answer: by the English template. */
export const access: Readonly<Record<string, string>> = {
  // What stands
  'Nothing was changed.': 'Es wurde nichts geändert.',
  'Open the panel again to see whether the change was kept.':
    'Öffnen Sie den Bereich noch einmal, um zu sehen, ob die Änderung erhalten ist.',
  'Open the page again for the present numbers.': 'Öffnen Sie die Seite noch einmal für die jetzigen Zahlen.',
  'Reload the page to see what was kept.': 'Laden Sie die Seite neu, um zu sehen, was erhalten ist.',
  'Reload the page to see whether the change was kept.':
    'Laden Sie die Seite neu, um zu sehen, ob die Änderung erhalten ist.',
  'It was saved, and could not be read again. Reload the page to see it.':
    'Es ist gespeichert, ließ sich aber nicht wieder lesen. Laden Sie die Seite neu, um es zu sehen.',
  'It is tried again.': 'Es wird noch einmal versucht.',
  'The days before are kept; it is tried again with the next look.':
    'Die Tage davor sind erhalten; beim nächsten Mal wird es noch einmal versucht.',
  'The event must come again.': 'Das Ereignis muss noch einmal kommen.',
  'The event stays in the queue.': 'Das Ereignis bleibt in der Warteschlange.',
  'The last good numbers stay.': 'Die letzten gültigen Zahlen bleiben.',
  'The last good numbers stay, and the count can go on from where it stopped.':
    'Die letzten gültigen Zahlen bleiben, und die Zählung kann weitergehen, wo sie aufgehört hat.',
  'The page goes on with it.': 'Die Seite macht damit weiter.',

  // Hosts
  'The tracker': 'Der Tracker',
  'The store of the numbers': 'Der Speicher der Zahlen',
  '{0} did not answer. {1}': '{0} hat nicht geantwortet. {1}',
  '{0} asks to wait. {1}': '{0} bittet um Geduld. {1}',
  'The tracker did not answer.': 'Der Tracker hat nicht geantwortet.',
  'The tracker does not take the query.': 'Der Tracker nimmt die Abfrage nicht an.',
  'The query finds more than 20,000 work items.': 'Die Abfrage findet mehr als 20.000 Vorgänge.',
  'The query is empty.': 'Die Abfrage ist leer.',
  'The query is longer than 10,000 characters.': 'Die Abfrage ist länger als 10.000 Zeichen.',
  'The sizes of its work items add up to more than can be counted exactly.':
    'Die Größen seiner Vorgänge ergeben zusammen mehr, als sich genau zählen lässt.',
  'A newer version of Throughline has written these numbers. Reload the page, or update the app.':
    'Eine neuere Version von Throughline hat diese Zahlen geschrieben. Laden Sie die Seite neu, oder aktualisieren Sie die App.',
  'A part of the page could not be loaded. Nothing was changed.':
    'Ein Teil der Seite konnte nicht geladen werden. Es wurde nichts geändert.',
  'A part of the panel could not be loaded. {0}': 'Ein Teil des Bereichs konnte nicht geladen werden. {0}',
  'Jira did not answer. Try again; what was already kept stays.':
    'Jira hat nicht geantwortet. Versuchen Sie es noch einmal; was schon gespeichert war, bleibt.',
  'Log in to Jira to see this. Nothing was changed.':
    'Melden Sie sich bei Jira an, um das zu sehen. Es wurde nichts geändert.',
  'This plan is larger than 450 kB, more than Jira lets a page send. Nothing was changed.':
    'Dieser Plan ist größer als 450 kB; mehr lässt Jira eine Seite nicht senden. Es wurde nichts geändert.',
  'This request was not understood. Reload the page; nothing was changed.':
    'Diese Anfrage war nicht verständlich. Laden Sie die Seite neu; es wurde nichts geändert.',

  // Not there
  'There is no such check-in any more. {0}': 'Diesen Check-in gibt es nicht mehr. {0}',
  'There is no such key result any more. Nothing was changed.':
    'Dieses Schlüsselergebnis gibt es nicht mehr. Es wurde nichts geändert.',
  'There is no such key result any more. {0}': 'Dieses Schlüsselergebnis gibt es nicht mehr. {0}',
  'There is no such number any more.': 'Diese Zahl gibt es nicht mehr.',
  'There is no such objective above it any more. {0}': 'Dieses Ziel darüber gibt es nicht mehr. {0}',
  'There is no such objective any more. {0}': 'Dieses Ziel gibt es nicht mehr. {0}',
  'There is no such objective or key result any more.':
    'Dieses Ziel oder Schlüsselergebnis gibt es nicht mehr.',
  'There is no such work item, or you may not see it.':
    'Diesen Vorgang gibt es nicht, oder Sie dürfen ihn nicht sehen.',
  'This work item does not exist, or you may not see it.':
    'Diesen Vorgang gibt es nicht, oder Sie dürfen ihn nicht sehen.',
  'This work item was not found. {0}': 'Dieser Vorgang wurde nicht gefunden. {0}',
  'This change is not known any more. {0}': 'Diese Änderung ist nicht mehr bekannt. {0}',
  'This was made before, and is not there any more. {0}':
    'Das wurde schon angelegt, und es gibt es nicht mehr. {0}',
  'This is not there any more.': 'Das gibt es nicht mehr.',
  'This is not there any more. {0}': 'Das gibt es nicht mehr. {0}',
  'This key result is not there any more. {0}': 'Dieses Schlüsselergebnis gibt es nicht mehr. {0}',
  'This objective is not there any more. {0}': 'Dieses Ziel gibt es nicht mehr. {0}',
  'The objective that it belongs to is not there any more. {0}':
    'Das Ziel, zu dem es gehört, gibt es nicht mehr. {0}',
  'These objectives are not there any more. {0}': 'Diese Ziele gibt es nicht mehr. {0}',
  'This what-if is not there any more.': 'Diesen Entwurf gibt es nicht mehr.',
  'This what-if is not there any more. {0}': 'Diesen Entwurf gibt es nicht mehr. {0}',

  // Rights
  'You may not align these objectives. {0}': 'Sie dürfen diese Ziele nicht aneinander ausrichten. {0}',
  'You may not change this. {0}': 'Sie dürfen das nicht ändern. {0}',
  'You may not check in this key result. {0}':
    'Sie dürfen für dieses Schlüsselergebnis keinen Check-in machen. {0}',
  'You may not edit the key results of this objective. {0}':
    'Sie dürfen die Schlüsselergebnisse dieses Ziels nicht bearbeiten. {0}',
  'You may not edit the objectives of this project.':
    'Sie dürfen die Ziele dieses Projekts nicht bearbeiten.',
  'You may not edit this objective. {0}': 'Sie dürfen dieses Ziel nicht bearbeiten. {0}',
  'You may not edit this work item. Nothing was changed.':
    'Sie dürfen diesen Vorgang nicht bearbeiten. Es wurde nichts geändert.',
  'You may not see these objectives. {0}': 'Sie dürfen diese Ziele nicht sehen. {0}',
  'You may not see this key result. Nothing was changed.':
    'Sie dürfen dieses Schlüsselergebnis nicht sehen. Es wurde nichts geändert.',
  'You may not see this key result. {0}': 'Sie dürfen dieses Schlüsselergebnis nicht sehen. {0}',
  'You may not see this objective.': 'Sie dürfen dieses Ziel nicht sehen.',
  'You may not see this project. {0}': 'Sie dürfen dieses Projekt nicht sehen. {0}',
  'You may not see this work item.': 'Sie dürfen diesen Vorgang nicht sehen.',
  'You may not see this work item. Nothing was changed.':
    'Sie dürfen diesen Vorgang nicht sehen. Es wurde nichts geändert.',
  'You may not see this.': 'Sie dürfen das nicht sehen.',
  'You may not see what this is to serve. {0}': 'Sie dürfen nicht sehen, wem das dienen soll. {0}',
  'You may not write objectives in that project. {0}':
    'Sie dürfen in jenem Projekt keine Ziele schreiben. {0}',
  'Objectives of the organisation are written by administrators of the site.':
    'Ziele des Unternehmens schreibt, wer die Site administriert.',
  'Objectives of the organisation are written by administrators of the site. {0}':
    'Ziele des Unternehmens schreibt, wer die Site administriert. {0}',
  'Only administrators of the site may do this to objectives of the organisation.':
    'Bei Zielen des Unternehmens darf das nur, wer die Site administriert.',
  'Only who administers every project of a plan may import it, and that of objectives it would change. {0}':
    'Einen Plan darf nur importieren, wer jedes seiner Projekte administriert, auch das von Zielen, die er ändern würde. {0}',
  'Only who administers the project may do this.': 'Das darf nur, wer das Projekt administriert.',
  "Only who administers the site may import objectives of the organisation's level. {0}":
    'Ziele auf der Ebene des Unternehmens darf nur importieren, wer die Site administriert. {0}',
  'Only who administers the site may name its levels. {0}':
    'Die Ebenen darf nur benennen, wer die Site administriert. {0}',
  'Only who administers the site or the project may make a cycle. {0}':
    'Einen Zyklus darf nur anlegen, wer die Site oder das Projekt administriert. {0}',
  'Only who administers this project may choose its points field. Nothing was changed.':
    'Das Feld für die Punkte darf nur wählen, wer dieses Projekt administriert. Es wurde nichts geändert.',
  'Only who made a check-in, or administers the project, may correct it. {0}':
    'Einen Check-in darf nur berichtigen, wer ihn gemacht hat oder das Projekt administriert. {0}',
  'Only who made this may take it back, or who administers the project. {0}':
    'Das darf nur rückgängig machen, wer es angelegt hat oder das Projekt administriert. {0}',

  // Two at once
  'Somebody else changed the same meanwhile. {0} Choose which to keep.':
    'Jemand anderes hat dasselbe inzwischen geändert. {0} Wählen Sie, was bleibt.',
  'Somebody else is changing the same key results. Nothing of this change was kept; try again.':
    'Jemand anderes ändert gerade dieselben Schlüsselergebnisse. Von dieser Änderung blieb nichts; versuchen Sie es noch einmal.',
  'Somebody else is changing the same objectives. Import the plan again to bring the rest.':
    'Jemand anderes ändert gerade dieselben Ziele. Importieren Sie den Plan noch einmal, damit der Rest dazukommt.',
  'Somebody else is changing the same objectives. {0} Try again.':
    'Jemand anderes ändert gerade dieselben Ziele. {0} Versuchen Sie es noch einmal.',
  'Somebody else is moving the same objectives. {0} Try again.':
    'Jemand anderes verschiebt gerade dieselben Ziele. {0} Versuchen Sie es noch einmal.',
};

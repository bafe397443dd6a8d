export const empty = () => ({
  noObjective: 'Noch kein Ziel.',
  importHint:
    'Importieren Sie einen Plan (.yaml oder .json), um dieses Epic mit seinen Schlüsselergebnissen zu verknüpfen.',
  importPlan: 'Plandatei importieren',
  importAgain: 'Geänderten Plan importieren',
  importing: 'Import läuft',
  askAdministrator:
    'Wer das Projekt administriert, kann hier einen Plan importieren; dann lässt sich dieses Epic mit einem Schlüsselergebnis verknüpfen.',
  importRefused: 'Aus der Datei wurde nichts importiert.',
  fileUnreadable: 'Der Browser konnte die Datei nicht lesen. Es wurde nichts importiert.',
  fileTooLarge: 'Die Datei ist größer als 2 MB und damit kein Plan. Es wurde nichts importiert.',
  nothingLinked: 'Dieses Epic dient noch keinem Schlüsselergebnis.',
  nothingLinkedHint: 'Verknüpfen Sie es, dann zählt seine Arbeit dort.',
  nothingLinkedReader: 'Wer dieses Epic bearbeiten darf, kann es hier verknüpfen.',
  pointsQuestion: 'In welchem Feld stehen die Punkte?',
  pointsHint: 'Mehrere Felder dieses Projekts kommen in Frage. Die Frage wird einmal gestellt.',
  pointsChoose: 'Dieses Feld verwenden',
  pointsAsk:
    'Punkte zählen, sobald jemand mit Administrationsrecht im Projekt gesagt hat, in welchem Feld sie stehen.',
});

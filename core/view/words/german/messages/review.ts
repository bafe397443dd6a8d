/** The sprint review: by the English template. */
export const review: Readonly<Record<string, string>> = {
  'This board or team is not there any more, or you may not see it.':
    'Dieses Board oder Team gibt es nicht mehr, oder Sie dürfen es nicht sehen.',
  'This board or team is not there any more, or you may not see it. Choose another in the settings.':
    'Dieses Board oder Team gibt es nicht mehr, oder Sie dürfen es nicht sehen. Wählen Sie in den Einstellungen ein anderes.',
  'You may not see the projects of this board or team.':
    'Sie dürfen die Projekte dieses Boards oder Teams nicht sehen.',
  'So much has changed since it began that it cannot be looked at in one go. Choose a shorter period or a later sprint.':
    'Seit dem Beginn hat sich so viel geändert, dass es nicht auf einmal betrachtet werden kann. Wählen Sie einen kürzeren Zeitraum oder einen späteren Sprint.',
  'The numbers are changing just now. Try again in a moment.':
    'Die Zahlen ändern sich gerade. Versuchen Sie es gleich noch einmal.',
  'This period has not begun yet.': 'Dieser Zeitraum hat noch nicht begonnen.',
  '{0} works without sprints. Choose a period in the settings.':
    '{0} arbeitet ohne Sprints. Wählen Sie in den Einstellungen einen Zeitraum.',
  '{0} has no dates. Give it a start and an end, or choose a period.':
    '{0} hat keine Daten. Geben Sie ihm Anfang und Ende, oder wählen Sie einen Zeitraum.',
  '{0} has not begun yet. Choose one that has.':
    '{0} hat noch nicht begonnen. Wählen Sie einen, der begonnen hat.',
  '{0} has no sprint under way. Choose another in the settings.':
    '{0} hat keinen laufenden Sprint. Wählen Sie in den Einstellungen einen anderen.',
  '{0} has not closed a sprint yet. Choose the current one in the settings.':
    '{0} hat noch keinen Sprint abgeschlossen. Wählen Sie in den Einstellungen den laufenden.',
  'This sprint is not there any more, or you may not see it. Choose another in the settings.':
    'Diesen Sprint gibt es nicht mehr, oder Sie dürfen ihn nicht sehen. Wählen Sie in den Einstellungen einen anderen.',
};

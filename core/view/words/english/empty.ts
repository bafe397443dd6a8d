/** Empty states: each does the next step or says who can. */
export const empty = () => ({
  noObjective: 'No objective yet.',
  importHint: 'Import a plan (.yaml or .json) to link this epic to its key results.',
  importPlan: 'Import a plan file',
  /** Where there are objectives: a changed file, or one more. */
  importAgain: 'Import a changed plan',
  importing: 'Importing',
  askAdministrator:
    'A project administrator can import a plan here; then this epic can be linked to a key result.',
  importRefused: 'Nothing of the file was imported.',
  fileUnreadable: 'The file could not be read by the browser. Nothing was imported.',
  fileTooLarge: 'The file is larger than 2 MB, so it is not a plan. Nothing was imported.',
  nothingLinked: 'This epic serves no key result yet.',
  nothingLinkedHint: 'Link it, and its work counts there.',
  nothingLinkedReader: 'Those who may edit this epic can link it here.',
  pointsQuestion: 'Which field holds the points?',
  pointsHint: 'Several fields of this project could. This is asked once.',
  pointsChoose: 'Use this field',
  pointsAsk: 'Points are counted as soon as a project administrator has said which field holds them.',
});

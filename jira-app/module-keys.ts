/** The pages of manifest.yml, by the keys that Forge knows them by. */
export const moduleKeys = {
  /** Beside an issue. */
  panel: 'epic-panel',
  /** The OKRs of one project. */
  project: 'project-okrs',
  /** The OKRs of all projects. */
  site: 'site-okrs',
} as const;

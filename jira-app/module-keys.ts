/** The pages of manifest.yml, by the keys that Forge knows them by. */
export const moduleKeys = {
  /** Beside an issue. */
  panel: 'epic-panel',
  /** The OKRs of one project. */
  project: 'project-okrs',
  /** The OKRs of all projects. */
  site: 'site-okrs',
  /** The sprint review on a dashboard of Jira. */
  gadget: 'sprint-review-gadget',
  /** The same on a dashboard of Atlassian Home. */
  widget: 'sprint-review-widget',
  /** The same of a sprint in the backlog. */
  sprint: 'sprint-review-action',
} as const;

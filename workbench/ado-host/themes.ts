/**
 * Themes as the host hands them to extensions: variable names without dashes before them, `palette-*` as bare
 * triplets, the others full colours. The names are Azure DevOps'; the values are our own.
 */
export type Theme = Readonly<Record<string, string>>;
export type ThemeName = 'light' | 'dark';

interface Shades {
  readonly ground: string;
  readonly text: string;
  readonly primary: string;
  /** From the ground to the text: what palette-neutral-n takes its shades from. */
  readonly neutral: (part: number) => string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  readonly link: string;
}

const light: Shades = {
  ground: '255, 255, 255',
  text: '22, 22, 26',
  primary: '0, 106, 190',
  neutral: (part) => grey(255 - Math.round(255 * part)),
  good: '18, 112, 32',
  warn: '150, 78, 0',
  bad: '178, 24, 32',
  link: '0, 88, 158',
};
const dark: Shades = {
  ground: '32, 32, 36',
  text: '245, 245, 250',
  primary: '66, 156, 235',
  neutral: (part) => grey(32 + Math.round(223 * part)),
  good: '110, 200, 110',
  warn: '240, 178, 90',
  bad: '250, 130, 120',
  link: '120, 190, 250',
};

function grey(value: number): string {
  return `${value}, ${value}, ${value}`;
}

const solid = (triplet: string, alpha = 1): string => `rgba(${triplet}, ${alpha})`;

function themeOf(shades: Shades): Theme {
  const { ground, text, primary, neutral, good, warn, bad, link } = shades;
  const neutrals = [0, 2, 4, 6, 8, 10, 20, 30, 60, 80, 100].map((step) => [
    `palette-neutral-${step}`,
    neutral(step / 100),
  ]);
  const alphas = [2, 4, 6, 8, 10, 20, 30, 60].map((step) => [
    `palette-black-alpha-${step}`,
    solid(text, step / 100),
  ]);
  const primaries = [
    'palette-primary',
    'palette-primary-darkened-6',
    'palette-primary-darkened-10',
    'palette-primary-shade-10',
    'palette-primary-shade-20',
    'palette-primary-shade-30',
    'palette-primary-tint-10',
    'palette-primary-tint-20',
    'palette-primary-tint-30',
    'palette-primary-tint-40',
  ].map((name) => [name, primary]);
  return {
    ...(Object.fromEntries([...neutrals, ...alphas, ...primaries]) as Record<string, string>),
    'palette-accent3': warn,
    'palette-error': solid(bad),
    'palette-error-6': solid(bad),
    'palette-error-10': solid(bad),
    'background-color': solid(ground),
    'callout-background-color': solid(ground),
    'callout-filtered-background-color': solid(ground, 0.9),
    'callout-shadow-color': 'rgba(0, 0, 0, 0.13)',
    'callout-shadow-secondary-color': 'rgba(0, 0, 0, 0.11)',
    'communication-background': solid(primary),
    'communication-foreground': solid(link),
    'component-grid-action-selected-cell-hover-color': solid(neutral(0.1)),
    'component-grid-cell-bottom-border-color': solid(neutral(0.1)),
    'component-grid-drag-source-color': solid(ground, 0.4),
    'component-grid-focus-border-color': solid(primary),
    'component-grid-row-hover-color': solid(text, 0.03),
    'component-grid-selected-row-color': solid(neutral(0.08)),
    'component-label-default-color': solid(neutral(0.04)),
    'component-label-default-color-hover': solid(neutral(0.1)),
    'component-status-error': solid(bad),
    'component-status-info': solid(primary),
    'component-status-neutral': solid(neutral(0.6)),
    'component-status-success': solid(good),
    'component-status-warning': solid(warn),
    'focus-border-color': solid(primary),
    'focus-pulse-max-color': solid(primary, 0.23),
    'panel-shadow-color': 'rgba(0, 0, 0, 0.22)',
    'panel-shadow-secondary-color': 'rgba(0, 0, 0, 0.18)',
    'splitter-border-color': solid(text, 0.4),
    'status-error-background': solid(neutral(0.04)),
    'status-error-foreground': solid(bad),
    'status-error-strong': solid(bad),
    'status-error-text': solid(bad),
    'status-info-foreground': solid(primary),
    'status-success-background': solid(neutral(0.04)),
    'status-success-foreground': solid(good),
    'status-warning-background': solid(neutral(0.04)),
    'status-warning-icon-foreground': solid(warn),
    'status-warning-text': solid(warn),
    'text-disabled-color': solid(text, 0.4),
    'text-on-communication-background': solid(ground),
    'text-primary-color': solid(text, 0.92),
    'text-secondary-color': solid(text, 0.68),
    'third-party-icon-filter': 'none',
  };
}

export const themes: Readonly<Record<ThemeName, Theme>> = { light: themeOf(light), dark: themeOf(dark) };

/**
 * The host sends colours and does not say whether they are dark: measured at its background, each time it applies a
 * theme. The styles read `data-tl-theme`.
 */
export function followTheme(): void {
  window.addEventListener('themeApplied', mark);
  mark();
}

function mark(): void {
  const root = document.documentElement;
  const ground = getComputedStyle(root).getPropertyValue('--background-color');
  const shade = luminanceOf(ground);
  if (shade === null) delete root.dataset['tlTheme'];
  else root.dataset['tlTheme'] = shade < 0.4 ? 'dark' : 'light';
}

/** 0 black … 1 white, as the eye sees it; null where the colour cannot be read. */
export function luminanceOf(colour: string): number | null {
  const parts = /^rgba?\(([^)]+)\)$/.exec(colour.trim())?.[1] ?? hexParts(colour.trim());
  const [red, green, blue] = (parts ?? '').split(/[\s,/]+/).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return null;
  if (![red, green, blue].every(Number.isFinite)) return null;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

function hexParts(colour: string): string | null {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1];
  if (!hex) return null;
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)).join(',');
}

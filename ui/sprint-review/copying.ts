/** What goes to the clipboard: as text, and for mails and pages as HTML. */
export interface Copied {
  readonly text: string;
  readonly html?: string;
}

/**
 * Puts text on the clipboard; to be called from a click. A frame of another origin may not have the permission that the
 * clipboard asks for: then the text is copied as a person would do it, which needs none.
 * @returns false = the browser lets it go neither way
 */
export async function copyText(copied: Copied): Promise<boolean> {
  try {
    await writeToClipboard(copied);
    return true;
  } catch {
    return copyBySelection(copied);
  }
}

/** A sandbox without an origin of its own (Azure DevOps Server) lets nothing be downloaded, and does not say so. */
export const mayDownload = (): boolean => globalThis.origin !== 'null';

export function download(text: string, fileName: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Not at once: the browser reads it after this call.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// ── below ──

async function writeToClipboard({ text, html }: Copied): Promise<void> {
  if (html === undefined) return navigator.clipboard.writeText(text);
  const as = (content: string, type: string): Blob => new Blob([content], { type });
  return navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': as(text, 'text/plain'), 'text/html': as(html, 'text/html') }),
  ]);
}

function copyBySelection({ text, html }: Copied): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'tl-unseen';
  area.setAttribute('aria-hidden', 'true');
  // In full screen only what is inside it can be selected.
  (document.fullscreenElement ?? document.body).append(area);
  const fill = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
  };
  area.addEventListener('copy', fill);
  area.select();
  try {
    // The only way without a permission; every browser still has it.
    // oxlint-disable-next-line typescript/no-deprecated
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}

import { mountHierarchy } from '@throughline/ui/hierarchy/mount.tsx';
import { hierarchyClient } from './hierarchy-client.ts';
import { hierarchyPage } from './hierarchy-page.ts';

/** Shows the hierarchy of a project, or of the whole site, with its own styles: the panel does without them. */
export async function showHierarchy(
  root: HTMLElement,
  locale: string,
  projectKey: string | null,
): Promise<void> {
  const [page] = await Promise.all([hierarchyPage(locale, projectKey), styles('hierarchy.css')]);
  root.replaceChildren();
  mountHierarchy(root, hierarchyClient, page);
}

// ── below ──

/** Beside the page's own; one that does not come leaves a page that can still be read. */
function styles(file: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = file;
  return new Promise((done) => {
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => done());
    document.head.append(link);
  });
}

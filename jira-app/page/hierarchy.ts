import { mountHierarchy } from '@throughline/ui/hierarchy/mount.ts';
import { hierarchyClient } from './hierarchy-client.ts';
import { hierarchyPage } from './hierarchy-page.ts';
import { styles } from './styles.ts';

/**
 * Shows the hierarchy of a project, or of the whole site, with its own styles: the panel does without them.
 * @param lost told when what comes after its first rows could not be loaded
 */
export async function showHierarchy(
  root: HTMLElement,
  locale: string,
  projectKey: string | null,
  lost: () => void,
): Promise<void> {
  const [page] = await Promise.all([hierarchyPage(locale, projectKey), styles('hierarchy.css')]);
  root.replaceChildren();
  mountHierarchy(root, hierarchyClient, page, lost);
}

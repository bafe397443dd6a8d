import type { HierarchyClient } from './hierarchy-client.ts';
import { withPart } from './with-part.ts';

/** What the page does itself, in both hosts: a preview at every key press is nothing to ask a server for. */
export const previewHere: HierarchyClient['preview'] = (request) =>
  withPart(
    () => import('./preview.ts'),
    ({ preview }) => preview(request),
  );

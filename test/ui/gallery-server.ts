import path from 'node:path';
import { realData } from '../real-data.ts';
import { serveGalleryOf } from './serve-gallery.ts';

export interface GalleryServer {
  /** The address of one state of the panel. */
  address(state: string, more?: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

/**
 * The panel's gallery.
 * @param host whose map of the tokens is linked; null = our own colours
 */
export async function serveGallery(host: 'jira' | 'ado' | null = null): Promise<GalleryServer> {
  const served = await serveGalleryOf({
    folder: path.join(__dirname, 'gallery'),
    script: 'page.ts',
    more: {
      'host.css': host === null ? null : path.resolve(__dirname, `../../ui/hosts/${host}.css`),
      'ado-theme-variables.txt': realData('wire/ado-theme-variables.txt'),
    },
  });
  return { address: (state, more = {}) => served.address({ state, ...more }), close: () => served.close() };
}

import type { AdoFrameOptions } from './frame-options.ts';

/** The host's navigation as a frame sees it: the hash of the page around, and ways to leave it. */
export function navigationService({ hash, onNavigate }: Pick<AdoFrameOptions, 'hash' | 'onNavigate'>): {
  readonly service: object;
  readonly tell: (hash: string) => void;
} {
  const listeners = new Set<(hash: string) => void>();
  const tell = (text: string): void => {
    for (const listener of listeners) listener(text);
  };
  const set = async (text: string): Promise<void> => {
    hash?.write(text);
    // As the host does: also whoever wrote it is told.
    tell(text);
  };
  return {
    tell,
    service: {
      getHash: async () => hash?.read() ?? '',
      setHash: set,
      replaceHash: set,
      onHashChanged: async (listener: (text: string) => void) => void listeners.add(listener),
      navigate: async (url: string) => onNavigate?.(url),
      openNewWindow: async (url: string) => onNavigate?.(url),
    },
  };
}

import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface FullScreen {
  readonly on: boolean;
  readonly toggle: () => void;
}

/**
 * Shows the page that an element stands on in full screen, and back. All of the page, for its width decides how it is
 * laid out.
 * @returns null where the frame may not
 */
export function useFullScreen(inside: RefObject<HTMLElement | null>): FullScreen | null {
  const [on, setOn] = useState(false);
  // A frame may say that it may and be refused all the same.
  const [refused, setRefused] = useState(!document.fullscreenEnabled);
  useEffect(() => {
    const follow = (): void => setOn(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  if (refused) return null;
  const toggle = async (): Promise<void> => {
    try {
      if (document.fullscreenElement === null) await inside.current?.closest('.tl-root')?.requestFullscreen();
      else await document.exitFullscreen();
    } catch {
      setRefused(true);
    }
  };
  return { on, toggle: () => void toggle() };
}

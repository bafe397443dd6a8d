import { mountAdoFrame } from '@throughline/workbench/ado-host/xdm-host.ts';

export type MountAdoFrame = typeof mountAdoFrame;

/** The page around the frame, for a test outside of the browser. */
declare global {
  interface Window {
    mountAdoFrame: MountAdoFrame;
  }
}

window.mountAdoFrame = mountAdoFrame;

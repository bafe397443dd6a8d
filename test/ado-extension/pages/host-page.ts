import { mountWidget, mountWidgetConfiguration } from '@throughline/workbench/ado-host/widget-frame.ts';
import { mountAdoFrame } from '@throughline/workbench/ado-host/xdm-host.ts';

export type MountAdoFrame = typeof mountAdoFrame;

/** The page around the frames, for a test outside of the browser. */
declare global {
  interface Window {
    mountAdoFrame: MountAdoFrame;
    mountWidget: typeof mountWidget;
    mountWidgetConfiguration: typeof mountWidgetConfiguration;
  }
}

Object.assign(window, { mountAdoFrame, mountWidget, mountWidgetConfiguration });

import { formService } from './form-service.ts';
import type { AdoFrame, AdoFrameOptions } from './frame-options.ts';
import { mountXdmFrame } from './xdm-frame.ts';

/** Shows the extension's page as Azure DevOps shows it: beside a work item, as a hub, or as a tab of the sprint hub. */
export function mountAdoFrame(element: HTMLElement, options: AdoFrameOptions): AdoFrame {
  let item = options.item;
  const tellLoaded = async (): Promise<void> => {
    if (item !== null) await tell('onLoaded', { id: item, isNew: false, isReadOnly: false });
  };
  const frame = mountXdmFrame(element, options, {
    services: { 'ms.vss-work-web.work-item-form': formService(() => item, options) },
    onLoaded: tellLoaded,
  });
  return {
    element: frame.element,
    open: async (next) => {
      const before = item;
      if (before !== null && before !== next) await tell('onUnloaded', { id: before });
      item = next;
      if (frame.state() === 'loaded') await tellLoaded();
    },
    saved: () => tell('onSaved', { id: item }),
    fieldChanged: (changedFields) => tell('onFieldChanged', { id: item, changedFields }),
    refreshed: () => tell('onRefreshed', { id: item }),
    reset: () => tell('onReset', { id: item }),
    setTheme: (theme) => frame.setTheme(theme),
    contextChanged: (context) => frame.call('updateContext', [context]),
    hashChanged: (hash) => frame.hashChanged(hash),
    height: () => frame.height(),
    state: () => frame.state(),
    close: () => frame.close(),
  };

  async function tell(method: string, about: object): Promise<void> {
    await frame.call(method, [about], { formId: 1 });
  }
}

import type { JiraSite } from './site.ts';

/** What a person does with the gadgets of the dashboard. */
export type GadgetAction =
  | { readonly do: 'addGadget'; readonly module: string; readonly columns: number }
  | { readonly do: 'resizeGadget'; readonly gadget: string; readonly columns: number }
  | { readonly do: 'configureGadget'; readonly gadget: string; readonly configuration: unknown }
  | { readonly do: 'removeGadget'; readonly gadget: string };

/** @throws Error where there is no such gadget */
export function arrangeGadgets(site: JiraSite, action: GadgetAction): void {
  if (action.do === 'addGadget') {
    const id = String(10_001 + Math.max(0, ...[...site.gadgets.keys()].map((one) => Number(one) - 10_000)));
    site.gadgets.set(id, { id, module: action.module, columns: action.columns, configuration: null });
    return;
  }
  const gadget = site.gadgets.get(action.gadget);
  if (!gadget) throw new Error(`The dashboard has no gadget ${action.gadget}.`);
  if (action.do === 'removeGadget') site.gadgets.delete(gadget.id);
  else if (action.do === 'resizeGadget') site.gadgets.set(gadget.id, { ...gadget, columns: action.columns });
  else site.gadgets.set(gadget.id, { ...gadget, configuration: action.configuration });
}

/** What the page around the edit view of a dashboard's widget can be told. */
export interface WidgetEdit {
  updateConfig(config: object): void;
  /** What gives the configuration when the person saves; null = nothing is kept. */
  onProductSave(give: () => Promise<object | null>): void;
}

/**
 * Forge's own bridge of widgets, asked as @forge/dashboards-bridge 0.1 asks it; that package would bring a second
 * @forge/bridge with it.
 */
export function widgetEdit(): Promise<WidgetEdit> {
  const { __bridge } = globalThis as unknown as {
    readonly __bridge: { callBridge(command: string): Promise<unknown> };
  };
  return __bridge.callBridge('getWidgetEditApi') as Promise<WidgetEdit>;
}

import type { WidgetData } from './organisation-data.ts';

/** The one dashboard of an organisation: what people put on it. */
export interface AdoDashboard {
  /** In the order in which they were added. */
  widgets(): readonly WidgetData[];
  /** @param contribution its own id, as in the manifest */
  add(contribution: string, size: WidgetData['size'], name: string): WidgetData;
  /** @throws RangeError as the following do, when there is no such widget */
  resize(id: string, size: WidgetData['size']): void;
  /** What the configuration beside it saved. */
  configure(id: string, change: Pick<WidgetData, 'name' | 'settings'>): void;
  remove(id: string): void;
  /** Called after each change; returns how to stop it. */
  onChange(listener: () => void): () => void;
}

export function adoDashboard(start: readonly WidgetData[]): AdoDashboard {
  const widgets = new Map(start.map((widget) => [widget.id, widget]));
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const change = (id: string, part: Partial<WidgetData>): void => {
    const before = widgets.get(id);
    if (!before) throw new RangeError(`The dashboard has no widget ${id}.`);
    widgets.set(id, { ...before, ...part });
    changed();
  };
  return {
    widgets: () => [...widgets.values()],
    add(contribution, size, name) {
      const id = String(1 + Math.max(0, ...[...widgets.keys()].map(Number)));
      const made = { id, contribution, size, name, settings: null };
      widgets.set(id, made);
      changed();
      return made;
    },
    resize: (id, size) => change(id, { size }),
    configure: (id, { name, settings }) => change(id, { name, settings }),
    remove(id) {
      change(id, {});
      widgets.delete(id);
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

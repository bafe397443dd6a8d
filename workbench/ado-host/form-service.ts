import type { AdoFrameOptions } from './frame-options.ts';

/** The work item form as a frame sees it: it reads, and that is all that this extension does with it. */
export function formService(item: () => number | null, options: AdoFrameOptions): object {
  const fields = async (): Promise<Readonly<Record<string, unknown>>> => {
    const id = item();
    if (id === null) throw new Error('The form service has no active work item.');
    const response = await fetch(`${options.restUrl}_apis/wit/workitems/${id}?api-version=7.1`, {
      headers: { Authorization: `Bearer ${await options.token()}` },
    });
    if (!response.ok) throw new Error(`TF401232: Work item ${id} does not exist.`);
    return ((await response.json()) as { fields: Record<string, unknown> }).fields;
  };
  return {
    hasActiveWorkItem: async () => item() !== null,
    getId: async () => item() ?? 0,
    isNew: async () => false,
    getFieldValue: async (name: string) => (await fields())[name],
    getFieldValues: async (names: readonly string[]) => {
      const all = await fields();
      return Object.fromEntries(names.map((name) => [name, all[name]]));
    },
  };
}

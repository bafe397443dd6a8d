import type { Look } from './look.ts';

/** A look as an address says it (look.ts): `cycle=2026-Q4&node=o-1`. What is as at first is left out. */
export function lookText({ cycle, view, filter, sort, group, node, tab }: Look): string {
  const text = new URLSearchParams();
  const put = (name: string, value: string | null, usual: string | null = null): void => {
    if (value !== null && value !== usual) text.append(name, value);
  };
  put('cycle', cycle);
  put('view', view, 'tree');
  put('find', filter.text, '');
  for (const owner of filter.owners) text.append('owner', owner);
  for (const level of filter.levels) text.append('level', level);
  for (const health of filter.healths) text.append('health', health);
  for (const project of filter.projects) text.append('project', project);
  put('below', filter.below);
  put('sort', sort, 'aligned');
  put('group', group, 'none');
  put('node', node);
  if (node !== null) put('tab', tab);
  return text.toString();
}

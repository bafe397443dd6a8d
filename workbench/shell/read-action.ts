import type { BoardAction } from './board.ts';

/** The action, or null when it is not one: the page is not trusted more than anybody. */
export function readAction(body: unknown): BoardAction | null {
  if (typeof body !== 'object' || body === null) return null;
  const given = body as Record<string, unknown>;
  const text = (name: string): string | null => {
    const value = given[name];
    return typeof value === 'string' && value.trim() !== '' && value.length <= 255 ? value.trim() : null;
  };
  const size = (name: string): number | null => {
    const value = given[name];
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 24 ? value : null;
  };
  const [id, sprint, gadget] = [text('id'), text('sprint'), text('gadget')];
  const [columns, rows] = [size('columns'), size('rows')];
  switch (given['do']) {
    case 'move': {
      const state = text('state');
      return id && state ? { do: 'move', id, state } : null;
    }
    case 'estimate': {
      const points = given['points'];
      const fine = points === null || (typeof points === 'number' && Number.isFinite(points) && points >= 0);
      return id && fine ? { do: 'estimate', id, points } : null;
    }
    case 'add': {
      const parent = text('parent');
      const title = text('title');
      return parent && title ? { do: 'add', parent, title } : null;
    }
    case 'delete':
      return id ? { do: 'delete', id } : null;
    case 'put':
      return id && (sprint || given['sprint'] === null) ? { do: 'put', id, sprint } : null;
    case 'startSprint':
    case 'closeSprint':
    case 'reopenSprint':
      return sprint ? { do: given['do'], sprint } : null;
    case 'addGadget': {
      const module = text('module');
      return module && columns !== null && rows !== null ? { do: 'addGadget', module, columns, rows } : null;
    }
    case 'resizeGadget':
      return gadget && columns !== null && rows !== null
        ? { do: 'resizeGadget', gadget, columns, rows }
        : null;
    case 'configureGadget': {
      const { configuration } = given;
      const small = configuration !== undefined && JSON.stringify(configuration).length <= 100_000;
      return gadget && small ? { do: 'configureGadget', gadget, configuration } : null;
    }
    case 'removeGadget':
      return gadget ? { do: 'removeGadget', gadget } : null;
    default:
      return null;
  }
}

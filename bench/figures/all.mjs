/** In this order; each is figures/<id>.mjs. */
export const figures = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F9', 'F12', 'F13', 'F14'];

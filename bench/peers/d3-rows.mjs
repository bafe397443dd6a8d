const whole = 1_000_000;

/** The same words for the same value (R4). */
function percentText(shown) {
  if (shown < 0) return null;
  const percent = Math.floor((shown + 5_000) / 10_000);
  if (percent === 0 && shown > 0) return '<1';
  return percent >= 100 && shown < whole ? '99' : String(percent);
}

/** Rows of a d3-hierarchy whose top is not a node of ours; `value` is how many stand at and below each. */
function flatten(root, { shown, health }) {
  const rows = [];
  root.eachBefore(({ data, depth, children, value }) => {
    if (depth === 0) return;
    const { node } = data;
    rows.push({
      node,
      depth: depth - 1,
      contributes: true,
      percent: percentText(shown[node]),
      health: health[node],
      hasChildren: children !== undefined,
      below: value - 1,
      again: false,
    });
  });
  return rows;
}

/** d3-hierarchy's `hierarchy` on objects that are linked by hand, then `sum`, then rows. */
export function rowsByHierarchy(columns, { hierarchy }) {
  const { shown, edgeParent, edgeChild } = columns;
  const data = Array.from(shown, (_, node) => ({ node, children: null, top: true }));
  for (let edge = 0; edge < edgeParent.length; edge++) {
    const child = data[edgeChild[edge]];
    child.top = false;
    (data[edgeParent[edge]].children ??= []).push(child);
  }
  return flatten(
    hierarchy({ children: data.filter(({ top }) => top) }).sum(() => 1),
    columns,
  );
}

/** d3-hierarchy's `stratify` on the edges, as one does with flat data, then the same. */
export function rowsByStratify(columns, { stratify }) {
  const parents = new Int32Array(columns.shown.length).fill(-1);
  columns.edgeChild.forEach((child, edge) => (parents[child] = columns.edgeParent[edge]));
  const data = [{ node: -1, parent: null }];
  parents.forEach((parent, node) => data.push({ node, parent }));
  const root = stratify()
    .id(({ node }) => node)
    .parentId(({ parent }) => parent)(data);
  return flatten(
    root.sum(() => 1),
    columns,
  );
}

import { Tree } from 'react-arborist';
import { createRoot } from 'react-dom/client';

const { rows } = globalThis.benchData;

/** A tree as it wants it: nodes with their children. */
function tree() {
  const tops = [];
  const open = [];
  for (const { id, title, percent, depth } of rows) {
    const node = { id, name: `${title} ${percent}`, children: [] };
    open.length = depth;
    if (depth === 0) tops.push(node);
    else open[depth - 1].children.push(node);
    open[depth] = node;
  }
  return tops;
}

const row = ({ node, style }) => (
  <div data-row="" style={style}>
    {node.data.name}
  </div>
);

createRoot(document.getElementById('root')).render(
  <Tree initialData={tree()} openByDefault width={1200} height={900} rowHeight={32}>
    {row}
  </Tree>,
);

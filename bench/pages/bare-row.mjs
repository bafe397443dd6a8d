// A bare list whose rows say what ours say: title, owner, number with its bar, health, day. No tree, no keys, no tools.
const { rows } = globalThis.benchData;
const height = 32;
const root = document.getElementById('root');
const inner = document.createElement('div');
inner.style.height = `${rows.length * height}px`;
inner.style.position = 'relative';
root.style.overflow = 'auto';
root.append(inner);
const cell = (row, text) => row.appendChild(document.createElement('div')).append(text);
const draw = () => {
  const from = Math.floor(root.scrollTop / height);
  const to = Math.min(rows.length, from + Math.ceil(root.clientHeight / height) + 1);
  const drawn = document.createDocumentFragment();
  for (let at = from; at < to; at++) {
    const { title, owner, percent, health, day, depth } = rows[at];
    const row = document.createElement('div');
    row.dataset.row = '';
    row.style.cssText = `position:absolute;inset-inline:0;top:${at * height}px;height:${height}px;display:grid;grid-template-columns:1fr 100px 60px 120px 100px 100px`;
    cell(row, title);
    row.firstChild.style.paddingLeft = `${depth * 16}px`;
    cell(row, owner);
    cell(row, percent);
    cell(row, '');
    row.lastChild.style.cssText = `height:4px;background:#08c;width:${Number.parseInt(percent, 10)}%`;
    cell(row, health);
    cell(row, day);
    drawn.append(row);
  }
  inner.replaceChildren(drawn);
};
root.addEventListener('scroll', draw);
draw();

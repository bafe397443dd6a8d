// The least that a list of 10,000 rows can be: rows of one height, drawn where they are in sight, and nothing else.
const { rows } = globalThis.benchData;
const height = 32;
const root = document.getElementById('root');
const inner = document.createElement('div');
inner.style.height = `${rows.length * height}px`;
inner.style.position = 'relative';
root.style.overflow = 'auto';
root.append(inner);
const draw = () => {
  const from = Math.floor(root.scrollTop / height);
  const to = Math.min(rows.length, from + Math.ceil(root.clientHeight / height) + 1);
  const drawn = document.createDocumentFragment();
  for (let at = from; at < to; at++) {
    const row = document.createElement('div');
    row.dataset.row = '';
    row.style.cssText = `position:absolute;top:${at * height}px;height:${height}px`;
    row.style.paddingLeft = `${rows[at].depth * 16}px`;
    row.textContent = `${rows[at].title} ${rows[at].percent}`;
    drawn.append(row);
  }
  inner.replaceChildren(drawn);
};
root.addEventListener('scroll', draw);
draw();

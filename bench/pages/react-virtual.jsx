import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';

const { rows } = globalThis.benchData;

/** As its documentation shows it: a list of rows in a part that scrolls. */
function List() {
  const place = useRef(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => 32,
  });
  return (
    <div ref={place} style={{ height: '900px', overflow: 'auto' }}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <div
            key={rows[index].id}
            data-row=""
            style={{ position: 'absolute', top: start, height: 32, paddingLeft: rows[index].depth * 16 }}
          >
            {rows[index].title} {rows[index].percent}
          </div>
        ))}
      </div>
    </div>
  );
}

createRoot(document.getElementById('root')).render(<List />);

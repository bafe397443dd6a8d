/**
 * In the page: runs a side's script and tells when its first row was there. The clock starts where the script, whose
 * text is there already, is handed to the browser: reading, compiling and running it count, fetching it does not.
 * @returns milliseconds: `drawn` until the row stands in the page, `shown` until the browser says that it put the row's
 * text on the screen (Element Timing: style, layout, painting and the wait for the next frame are in it); `from`: when the
 * clock started
 */
export function firstRow({ script, limit }) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no row was shown within ${limit / 1000} s`)), limit);
    const root = document.getElementById('root');
    let from = 0;
    let drawn = 0;
    const isRow = (row) => /(?:o|kr)-\d/.test(row.textContent);
    const watch = new MutationObserver(() => {
      const row = [...root.querySelectorAll('[role=row], [data-row]')].find(isRow);
      if (row === undefined) return;
      watch.disconnect();
      drawn = performance.now() - from;
      const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        if (!isRow(texts.currentNode)) continue;
        texts.currentNode.parentElement.setAttribute('elementtiming', 'first-row');
        break;
      }
    });
    watch.observe(root, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      const [{ renderTime }] = list.getEntries();
      // What a side puts off until the row is there is in the page by then.
      setTimeout(() => {
        resolve({ drawn, shown: renderTime - from, nodes: root.querySelectorAll('*').length, from });
      }, 300);
    }).observe({ type: 'element' });
    requestIdleCallback(() =>
      requestAnimationFrame(() => {
        const element = document.createElement('script');
        element.textContent = script;
        from = performance.now();
        document.body.append(element);
      }),
    );
  });
}

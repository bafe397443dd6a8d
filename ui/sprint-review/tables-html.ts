import type { ReviewTable } from '@throughline/core/view/review-table.ts';

/** Tables for the clipboard, as a mail or a page takes them: text of people is text, never markup. */
export const tablesHtml = (tables: readonly ReviewTable[]): string =>
  tables
    .map(
      ({ title, columns, rows }) =>
        `<h3>${escaped(title)}</h3><table><thead>${row('th', columns)}</thead><tbody>${rows
          .map((cells) => row('td', cells))
          .join('')}</tbody></table>`,
    )
    .join('');

// ── below ──

const row = (tag: 'th' | 'td', cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/**
 * A date as JQL writes it, in the form that `localText` gives, or null: `2026-10-01`, `2026/10/01`, each with
 * ` 14:30` or without. A day alone is its first instant, as in Jira.
 */
export function readJqlDate(value: string): string | null {
  const found = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(value.trim());
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map((part) => (part ?? '0').padStart(2, '0'));
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(`${year}-${month}-${day}`)) return null;
  return `${year}-${month}-${day} ${hour}:${minute}:00.000`;
}

/** Instants as wall-clock text of one time zone, which compares as text: `2026-10-01 14:30:00.000` (R1). */
export function localText(timeZone: string): (iso: string) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (iso) => {
    const parts = Object.fromEntries(
      format.formatToParts(Date.parse(iso)).map((part) => [part.type, part.value]),
    );
    const { year, month, day, hour, minute, second } = parts;
    return `${year}-${month}-${day} ${hour}:${minute}:${second}.${iso.slice(20, 23)}`;
  };
}

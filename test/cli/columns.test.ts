import { columns, plain } from '@throughline/cli/report/columns.ts';

describe('columns for a terminal', () => {
  it('take as many lines as there are work items', () => {
    const lines = Array.from({ length: 200_000 }, (_, at) => [`SUP-${at}`, '1']);
    expect(columns(lines, 80, [1])).toHaveLength(200_000);
  });

  it('show no text that steers the terminal or turns a line', () => {
    expect(plain('a\u001b[31mb\u009bc\u0085d\u202ee\u2066f\u2028g')).toBe('a [31mb c d e f g');
  });
});

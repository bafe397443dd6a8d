import { readFileSync } from 'node:fs';
import path from 'node:path';
import { folder, throughline } from './run.ts';

const files = folder();
afterAll(files.clear);

const page = readFileSync(path.resolve(__dirname, '../../docs/command-line.md'), 'utf8');
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(/```(\w+)\n(.*?)```/gs)].flatMap(([, found, text]) =>
    found === language && text ? [text] : [],
  );

describe('docs/command-line.md', () => {
  const plan = files.file('plan.yaml', blocks('yaml').at(-1) ?? '');
  const work = files.file('work.json', blocks('json').at(-1) ?? '');
  const examples = blocks('console').map((block): [command: string, output: string] => {
    const end = block.indexOf('\n');
    return [block.slice(2, end), block.slice(end + 1)];
  });
  const run = (command: string, ...more: string[]) =>
    throughline(
      ...command
        .split(' ')
        .slice(1)
        .map((word) => (word === 'plan.yaml' ? plan : word === 'work.json' ? work : word)),
      ...more,
    );

  /** The codes of problems do not change; the sentences may. */
  const stable = (text: string) => text.replaceAll(/^ {2}.*(\[[DE]_\w+\])$/gm, '  $1');

  it('has an example of each command that opens a number', () => {
    expect(examples.map(([command]) => command.split(' ')[1])).toEqual([
      'explain',
      'explain',
      'simulate',
      'diff',
      'diff',
    ]);
  });

  it.each(examples)('%s prints what the page shows', async (command, output) => {
    const ran = await run(command);
    expect(ran).toMatchObject({ code: 0, errors: [] });
    expect(stable(`${ran.out}\n`)).toBe(stable(output));
  });

  it.each(examples)('%s prints no JSON key that the page does not name', async (command) => {
    const report: unknown = JSON.parse((await run(command, '--json')).out);
    const named = (key: string) => new RegExp(`\\b${key}\\b`).test(page);
    const keys = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) keys.add(key);
        collect(inner);
      }
    };
    collect(report);
    expect(keys.size).toBeGreaterThan(20);
    expect([...keys].filter((key) => !named(key))).toEqual([]);
  });
});

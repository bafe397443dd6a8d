import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clockAt, under } from '@throughline/workbench/sample/lived/clock.ts';
import { bringPast } from '@throughline/workbench/shell/lived-past.ts';

describe('a past that was lived through', () => {
  let root: string;
  let lived: string[];
  let told: number;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'throughline-'));
    mkdirSync(path.join(root, 'src'));
    writeFileSync(path.join(root, 'src/index.js'), 'one build');
    lived = [];
    told = 0;
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const monday = Date.parse('2026-11-16T08:00:00Z');
  const day = 86_400_000;
  const cache = () => path.join(root, '.cache/workbench-past');
  const bring = (data: string, now = monday, live = liveAs(data)) =>
    bringPast(
      root,
      { name: 'jira', folder: path.join(root, data, 'jira'), live, tell: () => (told += 1) },
      now,
    );
  const liveAs = (data: string) => async (folder: string) => {
    lived.push(data);
    writeFileSync(path.join(folder, 'jira-store.json'), JSON.stringify(data));
  };
  const keptIn = (data: string): unknown =>
    JSON.parse(readFileSync(path.join(root, data, 'jira/jira-store.json'), 'utf8'));

  it('is lived through once for all that begin on one day with one build, and that is told', async () => {
    await bring('a');
    await bring('b', monday + day / 4);
    expect([lived, told]).toEqual([['a'], 1]);
    expect([keptIn('a'), keptIn('b')]).toEqual(['a', 'a']);
  });

  it('is lived through again on another day and by another build; what is of earlier days is thrown away', async () => {
    await bring('a');
    writeFileSync(path.join(root, 'src/index.js'), 'another build');
    await bring('b');
    await bring('c', monday + day);
    expect(lived).toEqual(['a', 'b', 'c']);
    expect(readdirSync(cache()).map((name) => name.slice(0, 10))).toEqual(['2026-11-17']);
  });

  it('leaves alone what an earlier run has kept', async () => {
    await bring('a');
    writeFileSync(path.join(root, 'a/jira/jira-store.json'), '"changed since"');
    await bring('a', monday + day);
    expect([lived, keptIn('a')]).toEqual([['a'], 'changed since']);
  });

  it('of two that live through it at once the first one’s is kept, and neither fails', async () => {
    await Promise.all([bring('a'), bring('b')]);
    expect(keptIn('a')).toEqual(keptIn('b'));
  });

  it('keeps nothing of what could not be lived through', async () => {
    const fails = async (folder: string) => {
      writeFileSync(path.join(folder, 'jira-store.json'), '"half"');
      throw new Error('refused');
    };
    await expect(bring('a', monday, fails)).rejects.toThrow('refused');
    expect(existsSync(path.join(root, 'a'))).toBe(false);
    await bring('a');
    expect(keptIn('a')).toBe('a');
  });
});

describe('a clock that is set', () => {
  it('is that of whatever runs under it, and of nothing else', async () => {
    const before = Date.now();
    const clock = clockAt(1000);
    const slept = async () => {
      await new Promise((done) => setImmediate(done));
      return Date.now();
    };
    const inside = under(clock, async () => {
      const first = await slept();
      clock.at = 2000;
      return [first, await slept()];
    });
    const outside = await slept();
    expect(await inside).toEqual([1000, 2000]);
    expect(outside).toBeGreaterThanOrEqual(before);
    expect(Date.now()).toBeGreaterThanOrEqual(before);
  });
});

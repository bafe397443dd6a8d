import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { readPlanFile } from '../../../core/plan-file/read-plan-file.ts';
import { fixture } from './read.ts';
import { inEnglish } from '../../../core/model/said.ts';

/** Read, whatever it is; what is said about it must stand in the text. */
function read(text: string): ReturnType<typeof readPlanFile> {
  const answer = readPlanFile(text, 'plan.yaml');
  const lines = text.split('\n').length;
  const places = answer.ok ? answer.notices : answer.problems;
  if (!answer.ok) expect(places.length).toBeGreaterThan(0);
  for (const { line, column, message } of places) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(inEnglish(message)).not.toMatch(/undefined|Invalid input|\[object/);
  }
  return answer;
}

const id = fc.stringMatching(/^[a-zé_][a-z0-9 ._-]{0,8}[a-z0-9]$/u);
const weight = fc.integer({ min: 0, max: 10_000_000 }).map((milli) => milli / 1000);
const fraction = fc.integer({ min: 0, max: 1_000_000 }).map((ppm) => ppm / 1_000_000);
const value = fc.oneof(
  fc.integer(),
  fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
);
const title = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => text.trim() !== '');
const on = fc.constantFrom('2026-09-15', '2026-10-01', '2026-11-20', '2028-02-29');
const some = <T>(keys: Record<string, fc.Arbitrary<T>>) => fc.record(keys, { requiredKeys: [] });

const item = fc.oneof(
  fc.constantFrom<unknown[]>('SUP-1', 'SUP-2', 'jira:SUP-3', 'ado:org/4', 5),
  fc.record({ key: fc.constantFrom<unknown[]>('SUP-6', 7), weight, share: fraction }),
);
const items = fc.uniqueArray(item, {
  maxLength: 4,
  selector: (link) => JSON.stringify(link).replace(/.*:/, ''),
});
const measure = fc.oneof(
  fc.record({
    kind: fc.constant('metric'),
    from: fc.constant(-5.25),
    to: fc.integer({ min: 0, max: 99 }),
    unit: title,
  }),
  fc.record({ kind: fc.constant('metric'), from: fc.constant(45), byPercent: fc.constantFrom(-40, 12.5) }),
  fc.record({
    kind: fc.constant('work'),
    count: fc.constantFrom('issues', 'points', 'estimate'),
    query: title,
  }),
  fc.record({ kind: fc.constant('yesNo'), done: fc.boolean() }),
  fc.record({
    kind: fc.constant('milestones'),
    milestones: fc.array(fc.record({ title, weight, done: fc.oneof(fraction, fc.boolean()) }), {
      maxLength: 3,
    }),
  }),
  fc.record({ kind: fc.constant('maintain'), atLeast: value }),
);
const keyResult = fc.record(
  {
    id,
    title,
    weight,
    measure,
    owner: title,
    readings: fc.array(fc.record({ on, value, note: title }, { requiredKeys: ['on', 'value'] }), {
      maxLength: 3,
    }),
  },
  { requiredKeys: ['id', 'measure'] },
);
const objective = fc.record(
  {
    id,
    title,
    project: title,
    threshold: fc.constantFrom(0.7, 1),
    keyResults: fc.array(keyResult, { maxLength: 3 }),
  },
  { requiredKeys: ['id'] },
);
const planFile = fc.record({
  throughline: fc.constant(1),
  cycle: fc.record({ id: title, start: fc.constant('2026-10-01'), end: fc.constant('2026-12-31') }),
  policy: some<unknown>({ doingCredit: fraction, droppedResolutions: fc.array(title, { maxLength: 3 }) }),
  objectives: fc.array(objective, { maxLength: 4 }),
});

describe('whatever is thrown at it', () => {
  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void read(text)));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...' \n\t:-[]{},&*!|>\'"%@`#?a1.~<'.split('')) }),
        (text) => void read(text),
      ),
      {
        numRuns: 400,
      },
    );
  });

  it('never throws on any value, as JSON or as YAML, nor on a plan with the value in it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (anything) => {
        read(JSON.stringify(anything));
        read(stringify(anything));
        read(
          JSON.stringify({
            throughline: 1,
            cycle: anything,
            policy: anything,
            kpis: anything,
            objectives: anything,
          }),
        );
        read(
          JSON.stringify({
            throughline: anything,
            kpis: [anything],
            objectives: [anything, { keyResults: anything }],
          }),
        );
      }),
    );
  });

  it('never throws where one value of a good plan is replaced, and never reads a spoiled number', () => {
    const good = fixture('every-form.yaml');
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.double(),
      fc.constantFrom('', ' ', -0, 1e300, '__proto__'),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 7 }), odd, (path, replacement) => {
        const plan: unknown = parse(good);
        replaceIn(plan, path, replacement);
        const answer = read(stringify(plan));
        expect(JSON.stringify(answer)).not.toMatch(/"digits":(?:null|-0)/);
      }),
      { numRuns: 250 },
    );
  });

  it('never throws on a good plan that was cut', () => {
    const good = fixture('every-form.yaml');
    const asJson = JSON.stringify(parse(good));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (part) => {
        read(good.slice(0, Math.floor(good.length * part)));
        expect(read(asJson.slice(0, Math.floor((asJson.length - 1) * part))).ok).toBe(false);
      }),
    );
  });
});

describe('a good plan', () => {
  it('reads the same from JSON and from YAML, and every time', () => {
    let plans = 0;
    fc.assert(
      fc.property(planFile, items, (file, links) => {
        const written = { ...file, objectives: [...file.objectives, withLinks(links)] };
        const [json, again, yaml] = [
          JSON.stringify(written),
          JSON.stringify(written, null, '\t'),
          stringify(written),
        ].map(read);
        expect(again?.ok).toBe(json?.ok);
        expect(yaml?.ok).toBe(json?.ok);
        if (!json?.ok) return;
        plans += 1;
        expect(again).toMatchObject({ plan: json.plan });
        expect(yaml).toMatchObject({ plan: json.plan });
      }),
      { numRuns: 200 },
    );
    // Most of what is made is right (ids may clash): the property is not empty.
    expect(plans).toBeGreaterThan(50);
  });
});

// ── below ──

const withLinks = (items: readonly unknown[]) => ({
  id: 'O-links',
  keyResults: [{ id: 'KR-links', measure: { kind: 'work', items } }],
});

/** Goes down by the numbers, each taken modulo what is there, and replaces what it comes to. */
function replaceIn(holder: unknown, path: readonly number[], replacement: unknown): void {
  if (typeof holder !== 'object' || holder === null) return;
  const keys = Object.keys(holder);
  const key = keys[(path[0] ?? 0) % keys.length];
  if (key === undefined) return;
  const inside: unknown = Reflect.get(holder, key);
  const rest = path.slice(1);
  if (rest.length > 0 && typeof inside === 'object' && inside !== null) replaceIn(inside, rest, replacement);
  else Reflect.set(holder, key, replacement);
}

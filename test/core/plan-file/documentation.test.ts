import { problemLine } from '../../../core/plan-file/problem.ts';
import { readPlanFile } from '../../../core/plan-file/read-plan-file.ts';
import {
  measureShapes,
  keyResultShape,
  kpiShape,
  objectiveShape,
  planShape,
  policyShape,
} from '../../../core/plan-file/shapes.ts';
import { noted, planOf, problemsOf, projectFile } from './read.ts';
import { inEnglish } from '../../../core/model/said.ts';

const page = projectFile('docs/plan-file.md');
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(/```(\w+)\n(.*?)```/gs)].flatMap(([, found, text]) =>
    found === language && text ? [text] : [],
  );
const [example = '', mistaken = ''] = blocks('yaml');

describe('docs/plan-file.md', () => {
  it('has an example that is read as it stands, without a notice', () => {
    const plan = planOf(example);
    expect(noted(example)).toEqual([]);
    expect(plan.objectives.map(({ id }) => id)).toEqual(['o-company', 'o-support']);
    expect(plan.keyResults.map(({ measure }) => measure.kind)).toEqual([
      'metric',
      'work',
      'milestones',
      'yesNo',
    ]);
    expect(plan.kpis).toHaveLength(1);
  });

  it('shows what is really said about its mistaken example', () => {
    const expected = (blocks('text')[0] ?? '').trim().split('\n');
    expect(problemsOf(mistaken).map((problem) => inEnglish(problemLine(problem)))).toEqual(expected);
  });

  it('names every key that is read', () => {
    const shapes = [
      planShape,
      policyShape,
      kpiShape,
      objectiveShape,
      keyResultShape,
      ...Object.values(measureShapes),
    ];
    const keys = new Set(shapes.flatMap((shape) => Object.keys(shape.shape)));
    const named = new Set(
      [...page.matchAll(/`([^`]*)`/g)].flatMap(([, code = '']) => code.match(/\w+/g) ?? []),
    );
    expect([...keys].filter((key) => !named.has(key))).toEqual([]);
  });

  it('says how to write the size of what is not estimated in hours', () => {
    const text = example.replace('count: points', 'count: estimate\n          unestimatedSize: 4');
    const read = readPlanFile(text, 'plan.yaml');
    expect(read).toMatchObject({ ok: true });
    expect(JSON.stringify(read)).toContain('"unestimatedSize":14400');
  });
});

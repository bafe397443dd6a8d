import type { Day } from '@throughline/core/model/day.ts';
import { germanHierarchy } from '@throughline/core/view/words/german-hierarchy.ts';
import { formatFor } from '@throughline/core/view/words/format.ts';
import {
  hierarchyWordsFor,
  loadHierarchyWords,
  type HierarchyWords,
} from '@throughline/core/view/words/hierarchy-words.ts';
import { alikeSentences, alikeWords, otherKinds } from './two-dictionaries.ts';

/** The same in both languages, each looked at. */
const ALIKE = [
  'direction: ltr',
  'editor.levels.team: Team',
  'editor.sources.: Check-ins',
  'tree.teamColumn: Team',
];

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const day = '2026-10-20' as Day;

describe('the hierarchy’s dictionaries', () => {
  const [en, de] = [hierarchyWordsFor('en-GB'), germanHierarchy(formatFor('de-DE', 'de'))];

  it('have the same words, each of the same kind', () => {
    expect(otherKinds(en, de)).toEqual([]);
  });

  it('say nothing in two languages alike but what is the same word in both', () => {
    expect(alikeWords(en, de)).toEqual([...ALIKE].sort());
  });

  it('say nothing of a number or a title alike but where there are no words around it', () => {
    expect(alikeSentences(en, de)).toEqual([]);
  });

  it('are chosen by the language of a locale, also as hosts misspell it', async () => {
    const languages = await Promise.all(
      ['de', 'de-AT', 'de_CH', 'DE', 'de-DE-x-own', 'en-GB', 'fr-FR', 'constructor', ''].map(
        async (locale) => (await loadHierarchyWords(locale)).language,
      ),
    );
    expect(languages).toEqual(['de', 'de', 'de', 'de', 'de', 'en', 'en', 'en', 'en']);
  });

  it('are there at once in English, and for whoever has no dictionary', () => {
    expect(loadHierarchyWords('en-US')).not.toBeInstanceOf(Promise);
    expect(loadHierarchyWords('fr-FR')).not.toBeInstanceOf(Promise);
    expect(loadHierarchyWords('de-DE')).toBeInstanceOf(Promise);
  });
});

describe('the hierarchy in German', () => {
  const load = async (locale: string): Promise<HierarchyWords> => loadHierarchyWords(locale);

  it('writes numbers and days as its reader does', async () => {
    const [german, swiss] = [await load('de-DE'), await load('de-CH')];
    expect(german.tree.countOf(1200, 12_000)).toBe('1.200 von 12.000 Zeilen');
    expect(swiss.tree.countOf(1200, 12_000)).toMatch(/^1['’]200 von 12['’]000 Zeilen$/);
    expect(german.tree.checkedInOn(day, true)).toBe('20. Okt., fällig');
    expect(plain(german.editor.measureAs('metric', 'x'))).toBe('Eine Zahl: x');
    expect(plain(german.checkIns.shown('12.5', 'min'))).toBe('12,5 min');
    expect(
      plain(german.trendChart.forecast({ low: 550_000, mid: 720_000, high: 900_000, on: day }, null)),
    ).toBe(
      'Geht es so weiter, steht es am Ende bei 72 %, zwischen 55 % und 90 %. Die Schwelle erreicht es am 20. Okt.',
    );
  });

  it('counts one and many', async () => {
    const { tree, editor, tryOut } = await load('de-DE');
    expect([tree.objectivesBelow(1), tree.objectivesBelow(2)]).toEqual(['1 Ziel', '2 Ziele']);
    expect(editor.workFound(1, false)).toBe('1 Vorgang');
    expect(editor.workFound(20, true)).toMatch(/^Die ersten 20 Vorgänge; es gibt weitere\./);
    expect(tryOut.unchanged(1)).toBe('1 weiteres bleibt, wie es ist.');
    expect(editor.deleteObjective(2)).toMatch(/mit 2 Schlüsselergebnissen/);
  });

  it('ends no sentence twice, where a shortened month stands last', async () => {
    const words = await load('de-DE');
    const last = { on: day, by: null, value: null, unit: null, confidence: null };
    const { sentence } = words.changeLog.change(
      { name: 'Li', kind: 'edited', fields: [{ field: 'end', from: null, to: day }] },
      () => null,
    );
    expect(sentence).toBe('Li hat geändert: Ende auf 20. Okt.');
    expect(words.checkIns.last(last)).toBe('Letzter Check-in am 20. Okt.');
    expect(words.editor.datesHint(day, day)).toBe('Leer gilt der Zyklus: 20. Okt. bis 20. Okt.');
    expect(words.reading('38', words.on(day), null)).toBe('Der letzte Messwert ist 38 am 20. Okt.');
    expect(words.sentence(words.details.closedOn(day, null, null))).toBe('Abgeschlossen am 20. Okt.');
  });

  it('says what people changed, in one case for every field', async () => {
    const { changeLog } = await load('de-DE');
    const said = (field: string, from: string | number | null, to: string | number | null) =>
      changeLog.change({ name: 'Li', kind: 'edited', fields: [{ field, from, to }] }, () => null).sentence;
    expect(said('measure.to', 20.5, 25)).toBe('Li hat geändert: Zielwert von 20,5 auf 25.');
    expect(said('status', 'draft', 'active')).toBe('Li hat geändert: Status von Entwurf auf aktiv.');
    expect(said('owner', 'Ann', null)).toBe('Li hat geändert: Verantwortlich von „Ann“ auf nichts.');
  });
});

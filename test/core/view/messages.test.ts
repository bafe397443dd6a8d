import { fill, inEnglish, said } from '@throughline/core/model/said.ts';
import { formatFor } from '@throughline/core/view/words/format.ts';
import { german } from '@throughline/core/view/words/german.ts';
import { messages } from '@throughline/core/view/words/german/messages.ts';
import { wordsFor } from '@throughline/core/view/words/words.ts';
import { saidTemplates } from './said-templates.ts';

const holes = (text: string): readonly string[] => (text.match(/\{\d+\}/g) ?? []).sort();

/** What is written alike in both languages: examples of a plan file, and words that German took over. */
const ALIKE = [
  '{ id: 2026-Q4, start: 2026-10-01, end: 2026-12-31 }',
  '{ kind: metric, from: 45, to: 25 }',
  'check-ins',
];

describe('the German table of messages', () => {
  const templates = saidTemplates();

  it('has every template that is said anywhere, and no other', () => {
    expect(templates.size).toBeGreaterThan(300);
    const missing = [...templates].filter(([template]) => !messages.has(template));
    const unused = [...messages.keys()].filter((template) => !templates.has(template));
    expect({ missing, unused }).toEqual({ missing: [], unused: [] });
  });

  it('keeps every value of a template', () => {
    const lost = [...messages].filter(([template, text]) => holes(template).join() !== holes(text).join());
    expect(lost).toEqual([]);
  });

  it('leaves nothing in English', () => {
    const alike = [...messages].filter(([template, text]) => template.toLowerCase() === text.toLowerCase());
    expect(alike.map(([template]) => template).sort()).toEqual([...ALIKE].sort());
  });
});

describe('a message', () => {
  const de = german(formatFor('de-DE', 'de'));
  const nothing = said`Nothing was changed.`;
  const cycle = said`There is a cycle "${'{1} $& 2026'}" already, from ${'a'} to ${'b'}. Choose another name, or its days.`;

  it('is English where it happens, and whole in German, values of people untouched', () => {
    expect(inEnglish(cycle)).toBe(
      'There is a cycle "{1} $& 2026" already, from a to b. Choose another name, or its days.',
    );
    expect(de.said(cycle)).toBe(
      'Einen Zyklus „{1} $& 2026“ gibt es schon, von a bis b. Wählen Sie einen anderen Namen, oder seine Tage.',
    );
  });

  it('says a sentence within a sentence, and numbers as the reader writes them', () => {
    const full = said`This key result holds as many links as it can (${2000}). ${nothing} Link an epic above these items instead.`;
    expect(de.said(full)).toMatch(/wie es fasst \(2\.000\)\. Es wurde nichts geändert\. Verknüpfen/);
    expect(wordsFor('en-GB').said(full)).toMatch(/as it can \(2,000\)\. Nothing was changed\. Link/);
    expect(inEnglish(full)).toContain('(2000)');
  });

  it('survives the wire', () => {
    expect(de.said(JSON.parse(JSON.stringify(cycle)) as typeof cycle)).toBe(de.said(cycle));
  });

  it('that is a text is a stored sentence, or stands as it is', () => {
    expect(de.said('The tracker did not answer.')).toBe('Der Tracker hat nicht geantwortet.');
    expect(de.said('Von der Seite selbst.')).toBe('Von der Seite selbst.');
    expect(de.said('constructor')).toBe('constructor');
  });

  it('shows a hole that has no value rather than nothing', () => {
    expect(fill({ template: 'a {0} {1}', values: ['x'] }, { of: (text) => text, number: String })).toBe(
      'a x {1}',
    );
  });
});

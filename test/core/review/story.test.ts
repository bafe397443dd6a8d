import { reviewCsv } from '@throughline/core/view/review-csv.ts';
import { reviewStory } from '@throughline/core/view/review-story.ts';
import { reviewTables, tablesText } from '@throughline/core/view/review-table.ts';
import { loadReviewWords, reviewWordsFor } from '@throughline/core/view/words/review-words.ts';
import type { ReviewInput } from '@throughline/core/review/review-input.ts';
import type { SprintReview } from '@throughline/core/review/review.ts';
import {
  keyResult,
  links,
  metricMeasure,
  objective,
  planOf,
  reading,
  workMeasure,
} from '../plan-fixtures.ts';
import { stateOf } from '../work-fixtures.ts';
import { historyWith, item, state } from '../history/history-fixtures.ts';
import { four, id, inFour, inNone, reviewed, sprints } from './review-fixtures.ts';

const quarter = planOf(
  [objective('o', { title: 'Customers get an answer' }), objective('p', { title: 'Fewer defects' })],
  [
    keyResult(
      'kr',
      'o',
      workMeasure({ links: links('SUP-1', 'SUP-2', 'SUP-3', 'SUP-4', 'SUP-8'), unestimatedSize: 1000 }),
      { title: 'Ship the assistant' },
    ),
    keyResult('time', 'o', metricMeasure('45', '25', { unit: 'min' }), {
      title: 'Reply time',
      readings: [reading('2026-10-01', 44)],
    }),
    keyResult('bugs', 'p', workMeasure({ links: links('SUP-70'), unestimatedSize: 1000 }), {
      title: 'Close old defects',
    }),
  ],
);
const items = [
  inFour(1, { points: 5, title: 'Answer drafts' }, [['2026-10-06', state('done')]]),
  inFour(2, { points: 3, title: '=HYPERLINK("x"), drafts' }, [['2026-10-07', state('done')]]),
  inFour(3, { points: 2, title: 'Hand-over' }, [['2026-10-08', { state: stateOf('done', "Won't Do") }]]),
  inFour(4, { points: 8 }),
  inNone(5, { points: 1 }, [['2026-10-09', sprints(four)]]),
  inFour(6, { points: 4 }, [['2026-10-09', sprints()]]),
  inNone(8, { points: 2 }),
  inNone(70, { points: 1 }),
];
const review = (more: Partial<ReviewInput> = {}): SprintReview => reviewed(historyWith(quarter, items), more);
const tell = (of: SprintReview, words = reviewWordsFor('en')) =>
  reviewStory({ review: of, timeZone: 'UTC' }, words);

describe('the story of a sprint', () => {
  it('is a few plain sentences', () => {
    // Ever in it: 5 + 3 + 2 + 8 + 1 + 4 = 23 points. Of "Ship the assistant" 20: 5/20, 8/20, then 8/18 = 444,444.
    // The objective: (0 + 50,000) / 2 before, (444,444 + 50,000) / 2 after. Unserved: 1 of 8 + 9 = 5.9 %.
    expect(tell(review())).toEqual([
      'Support · Sprint 4, Oct 5 to Oct 19, closed: of 23 points, 8 done, 9 not done, 6 dropped or taken out; 1 came in after the start.',
      'Objectives: “Customers get an answer” went from 3 % to 25 % (+22).'.replaceAll(' %', '\u00a0%'),
      'Key results: “Ship the assistant” went from 0 % to 44 % (+44): work completed +40 (SUP-1 and SUP-2), scope dropped +4 (SUP-3).'.replaceAll(
        ' %',
        '\u00a0%',
      ),
      '6\u00a0% of the points served no key result.',
      'Work was done, and this did not move: Reply time.',
      'To be where they should be on Nov 2: “Reply time” needs to be at 37.8\u00a0min.',
      'What happened to the work was read from the change logs of its issues. Nothing is known to be missing.',
    ]);
  });

  it('is told in German', async () => {
    expect(tell(review(), await loadReviewWords('de-DE'))).toEqual([
      'Support · Sprint 4, 5. Okt. bis 19. Okt., abgeschlossen: insgesamt 23 Punkte, davon 8 fertig, 9 nicht fertig, 6 verworfen oder herausgenommen; 1 nach dem Beginn dazugekommen.',
      'Ziele: „Customers get an answer“ von 3 % auf 25 % (+22).'.replaceAll(' %', '\u00a0%'),
      'Schlüsselergebnisse: „Ship the assistant“ von 0 % auf 44 % (+44): Arbeit fertig +40 (SUP-1 und SUP-2), Umfang entfallen +4 (SUP-3).'.replaceAll(
        ' %',
        '\u00a0%',
      ),
      '6\u00a0% der Punkte dienten keinem Schlüsselergebnis.',
      'Arbeit wurde fertig, und dies hat sich nicht bewegt: Reply time.',
      'Um am 2. Nov. da zu sein, wo sie sein sollten: „Reply time“ braucht den Stand 37,8\u00a0min.',
      'Was mit der Arbeit geschah, stammt aus den Änderungsprotokollen ihrer Vorgänge. Es ist nichts bekannt, das fehlt.',
    ]);
  });

  it('names three of a kind and counts the rest', () => {
    const keys = [1, 2, 3, 4, 5].map((n) => `SUP-${n}`);
    const plan = planOf(
      [objective('o')],
      keys.map((_, at) =>
        keyResult(`kr${at}`, 'o', workMeasure({ links: links(...keys.slice(at)), unestimatedSize: 1000 })),
      ),
    );
    const told = tell(
      reviewed(
        historyWith(
          plan,
          [1, 2, 3, 4, 5].map((n) => inFour(n, {}, n < 5 ? [['2026-10-06', state('done')]] : [])),
        ),
      ),
    );
    // 4/5, 3/4, 2/3 and 1/2; the last one stays at 0.
    expect(told[2]).toBe(
      'Key results: “kr0” went from 0 % to 80 % (+80): work completed +80 (SUP-1, SUP-2, SUP-3 and 1 more); “kr1” went from 0 % to 75 % (+75): work completed +75 (SUP-2, SUP-3 and SUP-4); “kr2” went from 0 % to 67 % (+67): work completed +67 (SUP-3 and SUP-4); 1 more moved.'.replaceAll(
        ' %',
        '\u00a0%',
      ),
    );
  });

  it('[R4] says less than a point, and nearly all, as they are shown', () => {
    // 1 of 300 points is 3,333 ppm; then 299 + 1 of 301: 996,677, shown as 99.
    const plan = planOf(
      [objective('o')],
      [keyResult('kr', 'o', workMeasure({ links: links('SUP-1', 'SUP-2'), unestimatedSize: 1000 }))],
    );
    const little = reviewed(
      historyWith(plan, [
        inFour(1, { points: 1 }, [['2026-10-06', state('done')]]),
        inNone(2, { points: 299 }),
      ]),
    );
    expect(tell(little)[2]).toContain('went from 0\u00a0% to <1\u00a0% (+<1): work completed +<1 (SUP-1)');
    const much = reviewed(
      historyWith(plan, [
        inFour(1, { points: 299 }, [['2026-10-06', state('done')]]),
        inNone(2, { points: 1 }),
      ]),
    );
    expect(tell(much)[2]).toContain('went from 0\u00a0% to 99\u00a0% (+99): work completed +99 (SUP-1)');
  });

  it('says so where nothing was in it, nothing moved, and what is not known', () => {
    const empty = reviewed(historyWith(quarter), {
      record: { source: 'revisions', definitions: true, gaps: [{ what: 'left', count: null }] },
    });
    expect(tell(empty)).toEqual([
      'Support · Sprint 4, Oct 5 to Oct 19, closed: No work was in it.',
      'No objective and no key result moved.',
      'What happened to the work was read from the revisions of its work items. Items that were taken out before anything was recorded may be missing.',
    ]);
  });

  it('counts items where no size is above 0', () => {
    const told = tell(
      reviewed(
        historyWith(quarter, [
          inFour(1, { points: 0 }, [['2026-10-06', state('done')]]),
          inFour(4, { points: 0 }),
        ]),
      ),
    );
    expect(told[0]).toContain('of 2 items, 1 done, 1 not done.');
  });

  it('names what nothing served', () => {
    const plan = planOf(
      [objective('o')],
      ['a', 'b', 'c', 'd', 'e'].map((one, at) =>
        keyResult(
          one,
          'o',
          workMeasure({ links: links(at === 0 ? 'SUP-1' : 'SUP-2'), unestimatedSize: 1000 }),
        ),
      ),
    );
    const told = tell(
      reviewed(historyWith(plan, [inFour(1, {}, [['2026-10-06', state('done')]]), inNone(2)])),
    );
    expect(told).toContain('No work in it served “b”, “c”, “d” and 1 more.');
  });
});

describe('what is restricted', () => {
  const hidden = review({
    seen: (one) => (one === id(1) || one === id(4) ? null : item(2, { title: 'Seen' })),
    maySee: (one) => one === 'o',
  });

  it('is counted in the story, the tables and the csv, and never named', () => {
    const told = tell(hidden).join('\n');
    const table = tablesText(reviewTables({ review: hidden, timeZone: 'UTC' }, reviewWordsFor('en')));
    const csv = reviewCsv(hidden);
    expect(told).toContain('work completed +40 (SUP-2 and restricted items)');
    expect(table).toContain('\t1 restricted item\tDone\t');
    expect(csv).toContain('restricted,,,,completed,,,,1,issues,,\r\n');
    for (const text of [told, table, csv, JSON.stringify(hidden)]) {
      expect(text).not.toMatch(/Answer drafts|SUP-1\b|SUP-4\b|site\/[14]"|Close old|Fewer/);
    }
  });

  it('leaves objectives that may not be seen uncounted in nothing', () => {
    const other = planOf(
      [objective('o'), objective('p', { title: 'Fewer defects' })],
      [
        keyResult('a', 'o', workMeasure({ links: links('SUP-1'), unestimatedSize: 1000 })),
        keyResult('b', 'p', workMeasure({ links: links('SUP-1'), unestimatedSize: 1000 })),
      ],
    );
    const told = tell(reviewed(historyWith(other, [inFour(1)]), { maySee: (one) => one === 'o' }));
    expect(told).toContain('2 more objectives and key results are restricted and not named here.');
  });
});

describe('the tables', () => {
  it('say the same, row by row', () => {
    const tables = reviewTables({ review: review(), timeZone: 'UTC' }, reviewWordsFor('en'));
    expect(tables.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['What moved', 3],
      ['What became of the work', 9],
      ['Items', 6],
      ['What is needed next', 1],
    ]);
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(tables[0]?.rows[1]).toEqual([
      'Key result: Ship the assistant',
      '0\u00a0%',
      '44\u00a0%',
      '+44',
      'work completed +40 (SUP-1 and SUP-2), scope dropped +4 (SUP-3)',
    ]);
    expect(tables[1]?.rows.slice(-2)).toEqual([
      // 5 + 3 + 8 of 23.
      ['Stayed from start to end', '', '', '70\u00a0%'],
      ['Serves no key result', '', '1 point', '6\u00a0%'],
    ]);
    expect(tables[3]?.rows).toEqual([['Reply time', 'Nov 2', 'to be at 37.8\u00a0min']]);
  });

  it('are text for the clipboard that no spreadsheet takes for a formula', () => {
    const text = tablesText([
      {
        title: 'T',
        columns: ['a', 'b'],
        rows: [
          ['=1+1', 'x\ty\nz'],
          ['+12', '−3'],
          ['+<1', '@x'],
        ],
      },
    ]);
    expect(text).toBe("T\na\tb\n'=1+1\tx y z\n+12\t−3\n'+<1\t'@x");
  });
});

describe('the csv', () => {
  const rows = reviewCsv(review()).split('\r\n');

  it('has one header, and as many cells in each row', () => {
    expect(rows[0]).toBe('section,of,title,key,what,from,to,change,size,unit,day,note');
    expect(rows.at(-1)).toBe('');
    // Outside of quotes.
    const cells = rows.slice(0, -1).map((row) => row.replaceAll(/"[^"]*"/g, '').split(',').length);
    expect(new Set(cells)).toEqual(new Set([12]));
  });

  it('writes numbers plainly and exactly', () => {
    expect(rows).toContain('span,Support,Sprint 4,,closed,2026-10-05,2026-10-19,,,,,');
    expect(rows).toContain(
      'keyResult,Customers get an answer,Ship the assistant,,on-track,0,44.4444,44.4444,,percent,,',
    );
    expect(rows).toContain(
      'step,Ship the assistant,Hand-over,SUP-3,scope-dropped,,,4.4444,,percent,2026-10-08T12:00:00.000Z,',
    );
    expect(rows).toContain('work,,,,stability,,,,69.5652,percent,,');
    expect(rows).toContain('item,,An item,SUP-5,open,,,,1,points,,late');
    expect(rows).toContain('next,,Reply time,,metric,,37.8,30.8695,,min,2026-11-02,');
    expect(rows).toContain('record,,,,changelogs,,,,,,,definitions');
  });

  it('quotes by RFC 4180 and guards against formulas', () => {
    expect(rows).toContain(
      'item,Ship the assistant,"\'=HYPERLINK(""x""), drafts",SUP-2,completed,,,,3,points,,',
    );
  });
});

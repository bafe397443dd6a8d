import { keptSums } from './kept-sums.mjs';
import { levelsOf } from './work.mjs';

/**
 * Every node on each day in SQL: what each day changed of a key result as rows, running sums over them by a window, then
 * a GROUP BY a level of the tree, for a recursive query may not aggregate. One text for SQLite and DuckDB.
 * @param div division of whole numbers, rounded down
 */
export const windowSteps = (div) => ({
  tables: `
    CREATE TABLE calendar (day INTEGER);
    CREATE TABLE node (id INTEGER PRIMARY KEY, kind INTEGER, level INTEGER);
    CREATE TABLE edge (child INTEGER, parent INTEGER, weight BIGINT);
    CREATE TABLE change (node INTEGER, day INTEGER, done BIGINT, total BIGINT);
    CREATE TABLE series (node INTEGER, day INTEGER, score BIGINT);`,
  clear: 'DELETE FROM series',
  leaves: `
    INSERT INTO series
    SELECT node, day, CASE WHEN total > 0 THEN CAST((done * 1000000) ${div} total AS BIGINT) ELSE 0 END
    FROM (
      SELECT grid.node AS node, grid.day AS day,
        sum(coalesce(moved.done, 0)) OVER (PARTITION BY grid.node ORDER BY grid.day) AS done,
        sum(coalesce(moved.total, 0)) OVER (PARTITION BY grid.node ORDER BY grid.day) AS total
      FROM (SELECT node.id AS node, calendar.day AS day FROM node CROSS JOIN calendar WHERE node.kind = 1) AS grid
      LEFT JOIN (
        SELECT node, day, sum(done) AS done, sum(total) AS total FROM change GROUP BY node, day
      ) AS moved ON moved.node = grid.node AND moved.day = grid.day
    ) AS summed`,
  level: (level) => `
    INSERT INTO series
    SELECT edge.parent, series.day, CAST(sum(series.score * edge.weight) ${div} sum(edge.weight) AS BIGINT)
    FROM node JOIN edge ON edge.parent = node.id JOIN series ON series.node = edge.child
    WHERE node.level = ${level} GROUP BY edge.parent, series.day`,
  all: 'SELECT score FROM series ORDER BY node, day',
});

/** The rows of the tables: what stood before the first day counts on it. */
export function windowRows({ source }, events, days) {
  const sums = keptSums(source);
  const change = [];
  for (let node = 0; node < source.nodes; node++) {
    if (source.kind[node] === 1) change.push([node, 0, sums.sumDone[node], sums.sumTotal[node]]);
  }
  for (let at = 0; at < events.count; at++) {
    sums.move(events.item[at], events.size[at], events.credit[at], (node, done, total) => {
      change.push([node, events.day[at], done, total]);
    });
  }
  const level = levelsOf(source);
  return {
    levels: level.reduce((most, one) => Math.max(most, one), 0),
    calendar: Array.from({ length: days }, (_, day) => [day]),
    node: Array.from(source.kind, (kind, id) => [id, kind, level[id]]),
    edge: Array.from(source.edgeChild, (child, at) => [child, source.edgeParent[at], source.edgeWeight[at]]),
    change,
  };
}

/** SQLite, in memory. */
export function sqliteWindows(rows, database) {
  const steps = windowSteps('/');
  database.exec(steps.tables);
  database.transaction(() => {
    for (const table of ['calendar', 'node', 'edge', 'change']) {
      const into = database.prepare(
        `INSERT INTO ${table} VALUES (${rows[table][0].map(() => '?').join(', ')})`,
      );
      for (const row of rows[table]) into.run(row);
    }
  })();
  database.exec(`
    CREATE INDEX change_node ON change (node, day, done, total);
    CREATE INDEX edge_parent ON edge (parent, child, weight);
    CREATE INDEX node_level ON node (level);
    CREATE INDEX series_node ON series (node, day, score);
    ANALYZE;`);
  const run = database.transaction(() => {
    database.prepare(steps.clear).run();
    database.prepare(steps.leaves).run();
    for (let level = 1; level <= rows.levels; level++) database.prepare(steps.level(level)).run();
  });
  return {
    name: 'better-sqlite3, windows',
    run: () => {
      run();
      return 1;
    },
    all: () => database.prepare(steps.all).pluck().all(),
  };
}

/** DuckDB, in memory, with as many threads as it likes. */
export async function duckWindows(rows, { DuckDBInstance }) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const steps = windowSteps('//');
  await connection.run(steps.tables);
  for (const table of ['calendar', 'node', 'edge', 'change']) {
    const appender = await connection.createAppender(table);
    for (const row of rows[table]) {
      row.forEach((value, column) => {
        const isBig = (table === 'change' && column > 1) || (table === 'edge' && column > 1);
        if (isBig) appender.appendBigInt(BigInt(value));
        else appender.appendInteger(value);
      });
      appender.endRow();
    }
    appender.closeSync();
  }
  return {
    name: 'DuckDB, windows',
    run: async () => {
      await connection.run(steps.clear);
      await connection.run(steps.leaves);
      for (let level = 1; level <= rows.levels; level++) await connection.run(steps.level(level));
      return 1;
    },
    all: async () => (await connection.runAndReadAll(steps.all)).getColumns()[0].map(Number),
  };
}

import { doneOf, levelsOf, totalOf } from './work.mjs';

/** In memory, nothing synced, no journal: SQLite at its fastest. */
export function openSqlite(Database) {
  const database = new Database(':memory:');
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('recursive_triggers = ON');
  database.pragma('cache_size = -512000');
  return database;
}

/** Structure and links as tables, with the indices that each query below is quickest with. */
export function loadPlan(database, source) {
  database.exec(`
    CREATE TABLE node (id INTEGER PRIMARY KEY, kind INTEGER, level INTEGER);
    CREATE TABLE edge (child INTEGER, parent INTEGER, weight INTEGER);
    CREATE TABLE link (id INTEGER PRIMARY KEY, item INTEGER, node INTEGER, weight INTEGER, done INTEGER, total INTEGER);
    CREATE TABLE value (node INTEGER PRIMARY KEY, score INTEGER);
  `);
  const level = levelsOf(source);
  const node = database.prepare('INSERT INTO node VALUES (?, ?, ?)');
  const edge = database.prepare('INSERT INTO edge VALUES (?, ?, ?)');
  const link = database.prepare('INSERT INTO link VALUES (?, ?, ?, ?, ?, ?)');
  database.transaction(() => {
    source.kind.forEach((kind, id) => node.run(id, kind, level[id]));
    source.edgeChild.forEach((child, at) => edge.run(child, source.edgeParent[at], source.edgeWeight[at]));
    source.linkNode.forEach((id, at) => {
      const [weight, size, credit] = [source.linkWeight[at], source.linkSize[at], source.linkCredit[at]];
      const [done, total] = [doneOf(weight, size, credit), totalOf(weight, size, credit)];
      link.run(at, source.linkItem[at], id, weight, done, total);
    });
  })();
  database.exec(`
    CREATE INDEX edge_child ON edge (child, parent, weight);
    CREATE INDEX edge_parent ON edge (parent, child, weight);
    CREATE INDEX link_item ON link (item);
    CREATE INDEX link_node ON link (node, done, total);
    CREATE INDEX node_level ON node (level);
    ANALYZE;
  `);
  return level.reduce((most, one) => Math.max(most, one), 0);
}

const clearAll = 'DELETE FROM value';
const ofKeyResults = `
  INSERT INTO value
  SELECT node, coalesce(sum(done) * 1000000 / nullif(sum(total), 0), 0) FROM link GROUP BY node`;
const ofLevel = `
  INSERT INTO value
  SELECT edge.parent, sum(value.score * edge.weight) / sum(edge.weight)
  FROM node CROSS JOIN edge ON edge.parent = node.id CROSS JOIN value ON value.node = edge.child
  WHERE node.level = ? GROUP BY edge.parent`;

/**
 * Full compute: one GROUP BY over the links, then one a level of the tree. A recursive query may not aggregate, so it
 * cannot round at every level as the rules ask; the levels are known beforehand.
 */
export function sqliteFull({ source }, Database) {
  const database = openSqlite(Database);
  const levels = loadPlan(database, source);
  const clear = database.prepare(clearAll);
  const keyResults = database.prepare(ofKeyResults);
  const level = database.prepare(ofLevel);
  return {
    name: 'better-sqlite3, GROUP BY',
    database,
    compute: database.transaction(() => {
      clear.run();
      keyResults.run();
      for (let at = 1; at <= levels; at++) level.run(at);
    }),
    scores: () => Float64Array.from(database.prepare('SELECT score FROM value ORDER BY node').pluck().all()),
  };
}

/**
 * Materialised: sums and scores stand in a table; an item's links are updated, and triggers carry the difference up,
 * as far as a score changes.
 */
export function sqliteKept(plan, Database) {
  const { database, compute } = sqliteFull(plan, Database);
  compute();
  database.exec(`
    CREATE TABLE kept (id INTEGER PRIMARY KEY, num INTEGER, den INTEGER, score INTEGER);
    INSERT INTO kept
      SELECT link.node, sum(done), sum(total), value.score
      FROM link JOIN value ON value.node = link.node GROUP BY link.node;
    INSERT INTO kept
      SELECT parent, sum(score * weight), sum(weight), sum(score * weight) / sum(weight)
      FROM edge JOIN value ON value.node = child GROUP BY parent;
    CREATE TRIGGER link_moved AFTER UPDATE OF done, total ON link BEGIN
      UPDATE kept SET num = num + new.done - old.done, den = den + new.total - old.total,
        score = coalesce((num + new.done - old.done) * 1000000 / nullif(den + new.total - old.total, 0), 0)
      WHERE id = new.node;
    END;
    CREATE TRIGGER score_moved AFTER UPDATE OF score ON kept WHEN new.score <> old.score BEGIN
      UPDATE kept SET num = num + edge.weight * (new.score - old.score),
        score = (num + edge.weight * (new.score - old.score)) / den
      FROM edge WHERE edge.child = new.id AND kept.id = edge.parent;
    END;
    DROP INDEX link_node;
  `);
  const move = database.prepare(`
    UPDATE link SET done = weight * CAST(@size AS INTEGER) * CAST(max(@credit, 0) AS INTEGER) / 1000000,
      total = iif(@credit < 0, 0, weight * CAST(@size AS INTEGER))
    WHERE item = @item`);
  const score = database.prepare('SELECT score FROM kept WHERE id = ?').pluck();
  return {
    name: 'better-sqlite3, triggers',
    move: (item, size, credit) => move.run({ item, size, credit }),
    score: (node) => score.get(node),
  };
}

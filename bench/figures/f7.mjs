import { interleave, median, slower } from '../lib/measure.mjs';
import { planOf, sizes } from '../lib/plan-data.mjs';
import { aside, atMost, time } from '../lib/report.mjs';
import { now, shardOf } from '../lib/shard-data.mjs';

/** How many shards of up to 750 nodes make up a plan of size M. */
const shards = 7;
const whole = 'JSON.parse of verbose documents';

/**
 * Cold load: the text of the stored form → the score of every node, at M, against nothing but the JSON.parse of the same
 * shards as verbose documents, an object for each node. One shard is held against the documents of the whole plan too.
 * On both sides the links are in the shards as what they add up to in each key result: the app shows scores from these,
 * and reads links only when it counts or explains. Every key result counts work, with every item estimated: other kinds
 * are valued one by one, which takes longer.
 */
export async function run(bench) {
  const ours = {
    ...(await bench.ours('encode-shard')),
    ...(await bench.ours('decode-shard')),
    ...(await bench.ours('evaluate-shard')),
  };
  const { storedScores } = await bench.ours('stored-scores');
  const documents = shardDocuments(bench.smoke ? 1 : shards);
  const verbose = documents.map((document) => JSON.stringify(document));
  const stored = documents.map((document) => JSON.stringify(ours.encodeShard(document)));
  for (const [at, text] of stored.entries()) agree(documents[at], storedScores(JSON.parse(text), now), ours);

  const nodes = documents.reduce(
    (sum, { objectives, keyResults }) => sum + objectives.length + keyResults.length,
    0,
  );
  const scoresOf = (text) => storedScores(JSON.parse(text), now)[0];
  const times = await interleave(
    [
      { name: whole, run: () => verbose.reduce((sum, text) => sum + JSON.parse(text).keyResults.length, 0) },
      { name: 'all', run: () => stored.reduce((sum, text) => sum + scoresOf(text), 0) },
      { name: 'shard', run: () => scoresOf(stored[0]) },
      {
        name: 'documents',
        run: () =>
          stored.reduce(
            (sum, text) =>
              sum + ours.evaluateShard(ours.decodeShard(JSON.parse(text)), now).keyResults.length,
            0,
          ),
      },
    ],
    { rounds: bench.rounds(41) },
  );
  const took = (name) => time(median(times.get(name)));
  const bytes = stored.reduce((sum, text) => sum + text.length, 0);
  const row = (name, what) => ({
    peer: `${what} against ${whole}`,
    ratio: slower(times, whole, name),
    note: `ours ${took(name)}, peer ${took(whole)}`,
  });
  bench.row(atMost(0.15, row('all', `${nodes} nodes`)));
  bench.row(atMost(0.02, row('shard', 'a shard')));
  bench.row(aside(row('documents', `${nodes} nodes with every value, health and amount,`)));
  bench.row(aside({ peer: 'stored, a node', ratio: bytes / nodes, unit: ' B' }));
}

function shardDocuments(count) {
  const { objectives, keyResults, links } = sizes.M;
  const part = (all) => Math.ceil(all / shards);
  const size = { objectives: part(objectives), keyResults: part(keyResults), links: part(links) };
  return Array.from({ length: count }, (_, at) => shardOf(planOf(size, { seed: 100 + at })));
}

/** The same scores as the engine gives from the document itself. */
function agree(document, scores, { evaluateShard }) {
  const values = evaluateShard(document, now);
  const progress = new Map(
    [...values.objectives, ...values.keyResults].map(({ id, progress: of }) => [id, of ?? -1]),
  );
  [...document.objectives, ...document.keyResults].forEach(({ id }, node) => {
    if (scores[node] !== progress.get(id))
      throw new Error(`${id} has ${scores[node]}, not ${progress.get(id)}`);
  });
}

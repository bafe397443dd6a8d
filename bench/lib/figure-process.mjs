import { peer } from './peers.mjs';
import { ours } from './sources.mjs';

const [id, mode] = process.argv.slice(2);
const smoke = mode === 'smoke';

/** What a figure is given. */
const bench = {
  ours,
  peer,
  smoke,
  /** The size asked for, or the smallest. */
  size: (size) => (smoke ? 'S' : size),
  /** The count asked for, or far fewer. */
  count: (count) => (smoke ? Math.max(1, Math.min(count, Math.ceil(count / 100))) : count),
  rounds: (rounds) => (smoke ? 1 : rounds),
  row: (row) => process.send({ row: { id, ...row } }),
};

try {
  const { run } = await import(`../figures/${id.toLowerCase()}.mjs`);
  await run(bench);
  process.send({ fault: null }, () => process.exit(0));
} catch (error) {
  process.send({ fault: error.stack }, () => process.exit(1));
}

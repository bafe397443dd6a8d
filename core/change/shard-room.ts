import type { ShardDocument, TextDocument } from '../port/documents.ts';
import { bytesOf } from '../port/stored/bytes.ts';
import { encodeShard } from '../port/stored/encode-shard.ts';

/** Of one tree: about 30 kB of columns once it is counted (test/gates/stored-form). */
export const MOST_NODES = 750;
/**
 * Forge holds 240 kB in a document. What a plan says is known here; what counting adds to a key result is at most so
 * much, twice while a count is under way.
 */
export const MOST_BYTES = 200_000;
const COUNTED_BYTES = 120;
/** What people write here goes into a shard that is this full at most: its trees are to have room to grow. */
const ROOMY_NODES = 120;
const ROOMY_BYTES = MOST_BYTES / 4;

type Numbers = Pick<ShardDocument, 'objectives' | 'keyResults'>;

export const nodesIn = ({ objectives, keyResults }: Numbers): number => objectives.length + keyResults.length;

/** Would a host refuse to keep this in one document, or soon? */
export const isTooLarge = (shard: ShardDocument, texts: TextDocument['texts']): boolean =>
  nodesIn(shard) > MOST_NODES || bytesOfShard(shard) > MOST_BYTES || bytesOf(texts) > MOST_BYTES;

/** Is there room for one more tree? */
export const isRoomy = (shard: ShardDocument, texts: TextDocument['texts']): boolean =>
  nodesIn(shard) < ROOMY_NODES && bytesOfShard(shard) < ROOMY_BYTES && bytesOf(texts) < ROOMY_BYTES;

const bytesOfShard = (shard: ShardDocument): number =>
  bytesOf(encodeShard(shard)) + shard.keyResults.length * COUNTED_BYTES;

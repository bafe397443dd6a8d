import type { Day } from '../model/day.ts';
import type { TrendPoint } from './forecast.ts';
import { emptyTrack, extended, statesOf } from './node-track.ts';
import type { NodeTrack } from './node-track.ts';
import type { NodeState, Snapshot } from './snapshot.ts';
import type { NodeId } from './structure.ts';

/** Snapshots day after day (R35): only ever added to, so that no edit rewrites what was shown. */
export interface SnapshotSeries {
  /** Rising; days without a snapshot are left out. */
  readonly days: readonly Day[];
  readonly nodes: ReadonlyMap<NodeId, NodeTrack>;
}

export const emptySeries: SnapshotSeries = { days: [], nodes: new Map() };

/** null = refused: the day is there already, or comes before the last one. */
export function withSnapshot(series: SnapshotSeries, { on, nodes }: Snapshot): SnapshotSeries | null {
  const last = series.days.at(-1);
  if (last !== undefined && on <= last) return null;
  const at = series.days.length;
  const tracks = new Map<NodeId, NodeTrack>();
  for (const { id, ...state } of nodes) {
    tracks.set(id, extended(series.nodes.get(id) ?? emptyTrack, at, state));
  }
  for (const [id, track] of series.nodes) if (!tracks.has(id)) tracks.set(id, extended(track, at, null));
  return { days: [...series.days, on], nodes: tracks };
}

/** A node's own days, oldest first: what a chart draws and a forecast looks at (R34). */
export function trendOf({ days, nodes }: SnapshotSeries, id: NodeId): readonly (TrendPoint & NodeState)[] {
  const track = nodes.get(id);
  if (!track) return [];
  return statesOf(track, days.length).flatMap((state, at) => {
    const on = days[at];
    return state && on !== undefined ? [{ on, ...state }] : [];
  });
}

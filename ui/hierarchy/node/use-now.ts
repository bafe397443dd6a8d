import { useTicking } from '../../epic-panel/use-ticking.ts';
import { useHierarchy } from '../hierarchy-context.ts';

/** The host's clock, going on since the view came. */
export function useNow(): number {
  const { state } = useHierarchy();
  return (state.view?.now ?? 0) + useTicking(state.viewAt);
}

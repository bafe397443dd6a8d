import type { Ppm } from '../../../model/plan.ts';
import type { Origin } from '../../../progress/evaluation.ts';
import type { Format } from '../format.ts';
import { shownWhole } from '../shown-whole.ts';
import { NO_BREAK } from '../signs.ts';
import { besideNumber } from './beside-number.ts';

const origins: Readonly<Record<Origin, string>> = {
  computed: 'berechnet',
  measured: 'gemessen',
  manual: 'eingegeben',
  override: 'von Hand gesetzt',
  frozen: 'beim Abschluss eingefroren',
  none: 'kein Wert',
};

const kinds = { committed: 'verbindlich', aspirational: 'ehrgeizig' } as const;

export const panel = (format: Format) => {
  const percent = (ppm: Ppm): string => `${format.whole(shownWhole(ppm))}${NO_BREAK}%`;
  return {
    ...besideNumber(format),
    panelTitle: 'OKRs, denen dieses Epic dient',
    loading: 'Die OKRs werden geladen',
    refreshing: 'Wird neu gelesen',
    keyResults: 'Schlüsselergebnisse',
    kind: (kind: 'committed' | 'aspirational', threshold: Ppm): string =>
      kind === 'committed' && threshold === 1_000_000
        ? kinds[kind]
        : `${kinds[kind]} (${percent(threshold)})`,
    expected: (ppm: Ppm): string => `erwartet ${percent(ppm)}`,
    today: 'heute',
    origin: (origin: Origin): string => origins[origin],
    notCounted: 'beobachtet, zählt nicht',
    was: (percentText: string | null): string =>
      percentText === null ? 'neuer Wert' : `war ${format.typed(percentText)}${NO_BREAK}%`,
    changed: (title: string, now: string, before: string): string => `${title}: ${now}, war ${before}`,
    countingStarted: 'Die verknüpfte Arbeit wird gezählt.',
    countingDone: 'Gezählt.',
    countFailed: (reason: string): string => `Die letzte Zählung wurde nicht fertig: ${reason}`,
    lastGood: 'Die Zahl ist die letzte gültige.',
    recount: 'Neu zählen',
    recountOf: (title: string): string => `${title} neu zählen`,
    recountAll: 'Alle verknüpfte Arbeit neu zählen',
    openHierarchy: 'Hierarchie öffnen',
    objectiveBelow: 'Ziel',
    unlink: 'Verknüpfung dieses Epics lösen',
    unlinkQuestion: (title: string): string =>
      `Dieses Epic von „${title}“ lösen? Seine Arbeit zählt dort dann nicht mehr.`,
    unlinkYes: 'Lösen',
    unlinkNo: 'Behalten',
    unlinked: (title: string): string => `Von „${title}“ gelöst.`,
    undo: 'Wieder verknüpfen',
    linked: (title: string): string => `Mit „${title}“ verknüpft.`,
    dismiss: 'Schließen',
    serves: (keyResult: string, objective: string): string => `Dient „${keyResult}“ (${objective})`,
    servesMore: (count: number): string => `und ${format.whole(count)} weitere`,
    servesNothing: 'Dient keinem Schlüsselergebnis.',
  };
};

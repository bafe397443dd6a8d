import type { Format } from '../format.ts';
import { percentOf } from '../quantities.ts';
import { NAMED, problemIn, type Named, type ProblemSentences } from '../problem-words.ts';
import { NO_BREAK } from '../signs.ts';
import { counted } from '../counted.ts';

export const problems = (format: Format) => {
  const some = (named: Named): string =>
    named.count > 0 ? counted(format, named.count, 'Vorgang', 'Vorgänge') : 'Einige Vorgänge';
  const verb = (named: Named, one: string, other: string): string => (named.count === 1 ? one : other);
  const which = (named: Named): string => {
    if (named.items.length === 0) return '';
    const names = named.items.slice(0, NAMED);
    const rest = named.count - names.length;
    return ` (${names.join(', ')}${rest > 0 ? ` und ${format.whole(rest)} weitere` : ''})`;
  };
  const percent = percentOf(format);
  const named = ({ nodes }: Named, otherwise: string): string =>
    nodes.length > 1 ? `${nodes.slice(0, -1).join(', ')} und ${nodes.at(-1)}` : (nodes[0] ?? otherwise);
  const many = ({ nodes }: Named): boolean => nodes.length !== 1;
  const sentences: ProblemSentences = {
    D_ALL_DROPPED: () => 'Alle verknüpfte Arbeit wurde abgebrochen, darum gibt es keinen Wert.',
    D_AMBITIOUS_ENOUGH: () => 'Es wurde ganz erreicht; die Frage ist, ob es ehrgeizig genug war.',
    D_CHANGED_AFTER_CLOSE: (n) =>
      `Die Daten haben sich seit dem Abschluss geändert${n.amounts['ppm'] === undefined ? '' : `: Es stünde jetzt bei ${percent(n.amounts['ppm'])}`}. Der Wert vom Abschluss bleibt.`,
    D_CONFIDENCE: () => 'Die angegebene Zuversicht passt nicht zum Tempo.',
    D_DIAMOND: (n) =>
      `${named(n, 'Ein Ziel')} ${n.nodes.length > 1 ? 'zählen' : 'zählt'} hier auf mehr als einem Weg${n.amounts['ppm'] === undefined ? '' : `; zusammen ${percent(n.amounts['ppm'])} hiervon`}.`,
    D_DOUBLE_METRIC: (n) =>
      `${named(n, 'Mehrere Schlüsselergebnisse')} ${many(n) ? 'zählen' : 'zählt'} dieselbe Messgröße.`,
    D_NO_CHILDREN: () => 'Noch kein Ziel trägt dazu bei, darum gibt es keinen Wert.',
    D_NO_TARGET: () => 'Weder es selbst noch seine Kennzahl hat einen Zielwert, darum gibt es keinen Wert.',
    D_OTHER_UNIT: (n) =>
      `${named(n, 'Ein Schlüsselergebnis')} ${n.nodes.length > 1 ? 'lassen' : 'lässt'} sich hier nicht mitzählen: andere Einheit oder kein Betrag.`,
    D_OVERRIDE_ENDED: () => 'Der von Hand gesetzte Wert ist ausgelaufen; der berechnete zählt wieder.',
    D_OVERRIDE_ENDS: ({ amounts: { days } }) =>
      `Der von Hand gesetzte Wert läuft ${days === undefined ? 'bald' : days === 0 ? 'heute' : `in ${counted(format, days, 'Tag', 'Tagen')}`} aus; dann zählt wieder der berechnete.`,
    D_REGRESSED: () => 'Es ist schlechter als am Anfang, darum zählt es als 0.',
    D_BAD_SIZE: (n) =>
      `${some(n)} ${verb(n, 'hat eine Größe, die nicht zählbar ist, und gilt', 'haben eine Größe, die nicht zählbar ist, und gelten')} als nicht geschätzt${which(n)}.`,
    D_CYCLE: (n) =>
      n.nodes.length > 0
        ? `Diese tragen im Kreis zueinander bei: ${n.nodes.join(' → ')}. Der neueste Schritt darin zählt nicht.`
        : 'Einige Ziele tragen im Kreis zueinander bei. Der neueste Schritt darin zählt nicht.',
    D_DONE_PARENT_OPEN_CHILDREN: (n) =>
      `${some(n)} ${verb(n, 'ist', 'sind')} erledigt, während Arbeit darunter noch offen ist; es zählt die Arbeit darunter${which(n)}.`,
    D_MISSING: (n) =>
      `${some(n)} ${verb(n, 'wurde', 'wurden')} gelöscht oder ${verb(n, 'ist', 'sind')} nicht erreichbar und ${verb(n, 'bleibt', 'bleiben')} außen vor${which(n)}.`,
    D_NO_BASELINE: () =>
      'Bis zum Beginn gibt es keinen Messwert; darum gilt der erste danach (oder 0, wenn keiner da ist) als Anfangswert.',
    D_NO_ESTIMATES: () =>
      'Kein verknüpfter Vorgang hat eine Größe über 0, darum werden die Vorgänge selbst gezählt.',
    D_NO_HISTORY: () =>
      'Was die Abfrage früher gefunden hat, ist nicht bekannt. Was sie jetzt findet, gilt als immer gefunden; eine Messgröße hat dann keinen Wert.',
    D_NO_RANGE: () =>
      'Es gibt keinen Weg: Der Zielwert ist der Anfangswert, oder der Bereich enthält nichts. Darum gibt es keinen Wert.',
    D_NO_WORK: () => 'Es wurde keine verknüpfte Arbeit gefunden, darum gibt es keinen Wert.',
    D_OPEN_ZERO: (n) =>
      `${n.count > 0 ? counted(format, n.count, 'offener Vorgang', 'offene Vorgänge') : 'Offene Vorgänge'} mit Größe oder Gewicht 0 ${verb(n, 'steht', 'stehen')} neben den 100${NO_BREAK}%${which(n)}.`,
    D_OVERLAP: (n) =>
      `${some(n)} ${verb(n, 'ist', 'sind')} auf mehr als eine Art verknüpft (selbst und über ein übergeordnetes) und ${verb(n, 'zählt', 'zählen')} einmal${which(n)}.`,
    D_PERCENT_WEIGHTS: () =>
      `Die Gewichte ergeben zusammen nicht 100${NO_BREAK}%, darum wurden sie darauf umgerechnet.`,
    D_QUERY_FAILED: ({ said }) =>
      `Die Abfrage ließ sich nicht ausführen${said === '' ? '' : ` (${said})`}; der letzte gültige Wert bleibt.`,
    D_SHARED_ITEM: (n) => {
      const points = n.amounts['points'] ?? 0;
      const share =
        points > 0
          ? `; ${counted(format, points, 'Punkt', 'Punkte')} eines gemeinsamen Ziels ${points === 1 ? 'beruht' : 'beruhen'} darauf`
          : '';
      return `${some(n)} ${verb(n, 'zählt', 'zählen')} in mehr als einem Schlüsselergebnis${share}${which(n)}.`;
    },
    D_STATE_BY_STOCK_PROCESS: (n) =>
      `Der Export sagt nicht, was die Status von ${n.count > 0 ? counted(format, n.count, 'Vorgang', 'Vorgängen') : 'einigen Vorgängen'} bedeuten; es gilt der Standardprozess${which(n)}.`,
    D_UNESTIMATED: (n) => {
      const median =
        n.amounts['size'] === undefined
          ? ''
          : '; es gilt der Median der geschätzten (1, wenn keiner geschätzt ist)';
      return `${some(n)} ${verb(n, 'hat', 'haben')} keine Schätzung, und für solche ist keine Größe festgelegt${median}${which(n)}.`;
    },
    D_UNKNOWN_STATE: (n) =>
      `${some(n)} ${verb(n, 'steht', 'stehen')} in einem Status unbekannter Kategorie und ${verb(n, 'zählt', 'zählen')} als in Arbeit${which(n)}.`,
    D_ZERO_WEIGHTS: () => 'Alle Gewichte sind 0, darum zählt alles gleich.',
    E_DIRECTION: () =>
      'Die angegebene Richtung widerspricht Anfangs- und Zielwert, darum gibt es keinen Wert.',
    E_MULTI_SOURCE: () => 'Dieses Schlüsselergebnis hat mehr als eine Quelle und darf nur eine haben.',
    E_NEGATIVE_WEIGHT: () => 'Ein Gewicht ist negativ; es gilt, als wäre keines angegeben.',
    E_TOO_LARGE: ({ amounts: { most } }) =>
      most === undefined
        ? 'Die Beträge sind zu groß, um sie genau zusammenzuzählen, darum gibt es keinen Wert.'
        : `Die Abfrage findet mehr als ${format.whole(most)} Vorgänge, mehr als gezählt werden; der letzte gültige Wert bleibt.`,
  };
  return { problem: problemIn(sentences) };
};

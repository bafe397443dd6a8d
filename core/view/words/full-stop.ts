/** Ends a sentence, once: where the last word is a shortened month, its point is the full stop ("am 20. Okt."). */
export const fullStop = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

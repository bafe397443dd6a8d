import { fieldText as fieldTextIn, type FieldWords } from '../../field-text.ts';
import type { Format } from '../../format.ts';

const words: FieldWords = {
  nothing: 'nothing',
  yes: 'yes',
  no: 'no',
  none: 'none',
  values: {
    yesNo: 'yes or no',
    objectives: 'objectives below',
    work: 'work items',
    maintain: 'hold a value',
    kpi: 'a KPI',
  },
  parts: {},
  quoted: (text) => `“${text}”`,
};

/** One value of a plan file, as a person would say it. */
export const fieldText = (format: Format, nameOf: (id: string) => string | null) =>
  fieldTextIn(format, words, nameOf);

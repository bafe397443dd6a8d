import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { NumberForm } from './typed-number.ts';

/** What every field of a form asks of it. */
export interface FormPlaces {
  /** What is wrong with a field and may be shown by now; null = nothing. */
  readonly problem: (field: string) => string | null;
  readonly numbers: NumberForm;
  /** What work items are called that its fields name, by id. */
  readonly itemKeys?: Readonly<Record<string, string>>;
}

export const FormContext = createContext<FormPlaces>({
  problem: () => null,
  numbers: { decimal: '.', group: ',' },
});

export const useForm = (): FormPlaces => useContext(FormContext);

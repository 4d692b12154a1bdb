import { createContext, useContext } from 'react';
import type { DraftRecord } from './draft.ts';
import type { NamedSource } from './field.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a form needs from its page. */
export interface FormSetting {
  /** Type of the act: labels of its fields may be its own. */
  readonly act: string;
  /** Zone in which instants are typed unless another is chosen. */
  readonly zone: string;
  /** Zones to offer first, e.g. the patient's and the producer's. */
  readonly nearZones: readonly string[];
  /** The site's lists; a source without options is typed. */
  readonly options: Partial<Record<NamedSource, (typed: DraftRecord) => readonly Option[]>>;
  /** What was ordered, by field: shown beside it to compare with, never filled in. */
  readonly ordered?: Readonly<Record<string, string>>;
  /** For gloves: answers are shown, not folded into a list. */
  readonly large?: boolean;
}

export const plainSetting = (act: string, zone: string): FormSetting => ({
  act,
  zone,
  nearZones: [],
  options: {},
});

/** What every control of one form shares. */
export interface FormState {
  readonly setting: FormSetting;
  /** Prefix of element ids, so that two forms can stand on one page. */
  readonly prefix: string;
  readonly typed: DraftRecord;
  /** The sentence of a field's fault; null where there is none to show. */
  readonly faultOf: (path: string) => string | null;
  readonly touch: (path: string) => void;
}

export const FormContext = createContext<FormState | null>(null);

export function useForm(): FormState {
  const state = useContext(FormContext);
  if (!state) throw new Error('a control stands outside its form');
  return state;
}

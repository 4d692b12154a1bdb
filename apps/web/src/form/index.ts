export { CommandForm } from './command-form.tsx';
export { type DraftRecord, textOf } from './draft.ts';
export type { Field } from './field.ts';
export { fieldsOf } from './fields-of.ts';
export { plainSetting } from './form-setting.ts';
export { nowText } from './instant-text.ts';
export { nameOfCountry, nameOfLanguage } from './place-lists.ts';
export { useFormSetting } from './site-setting.ts';
export { labelOf, optionOf, unitOf } from './texts.ts';

export { CommandForm } from './command-form.tsx';
export type { Field, NamedSource } from './field.ts';
export { fieldsOf } from './fields-of.ts';
export { type FormSetting, type Option, plainSetting } from './form-setting.ts';
export type { ServerIssue } from './issue.ts';
export { writeMoney } from './money-text.ts';
export { nameOfCountry, nameOfLanguage } from './place-lists.ts';
export { siteOptions, useFormSetting } from './site-setting.ts';
export { labelAt, labelOf, optionOf, unitOf } from './texts.ts';

import { laboratoryQuantity, toStoredUnit } from '@lutetia/protocol';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../ui/format-quantity.ts';
import { useLocale } from '../ui/use-locale.ts';
import { type Change, changeMember, type DraftRecord, textOf } from './draft.ts';
import type { Field } from './field.ts';
import { FieldView } from './field-view.tsx';
import { useForm } from './form-setting.ts';
import { readNumber } from './number-text.ts';
import { type MeasuredField, reportField, unitTyped } from './reported-units.ts';
import { labelOf, unitOf } from './texts.ts';

/** A laboratory value, its unit and the laboratory's limit in one line: nobody reads one without the others. */
export function MeasuredRow(props: {
  /** Of the whole group. */
  fields: readonly Field[];
  measured: readonly MeasuredField[];
  draft: DraftRecord;
  change: Change;
  pathOf: (name: string) => string;
  parents: readonly string[];
}) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { prefix } = useForm();
  const { fields, measured, draft, change } = props;
  const [first] = measured;
  if (first === undefined) return null;
  const { quantity } = first;
  const unit = unitTyped(fields, draft, quantity);
  const label = labelOf(t, first.name, props.parents);
  const path = `${props.pathOf(first.name)}.unit`;
  const store = reportField(fields);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would say the label twice
    <div className="wide measured-row" role="group" aria-label={label} data-quantity={quantity}>
      {measured.map((field, index) => {
        const view = (
          <FieldView
            key={field.name}
            field={field}
            label={t('course:form.with-unit', {
              label: labelOf(t, field.name, props.parents),
              unit: unitOf(t, unit),
            })}
            help={storedHint(quantity, textOf(draft[field.name]), unit, locale)}
            draft={draft[field.name]}
            change={changeMember(change, field.name)}
            path={props.pathOf(field.name)}
            parents={props.parents}
            beside={draft}
          />
        );
        if (index > 0 || store === null) return view;
        return [
          view,
          <NativeSelect
            key={path}
            id={`${prefix}-${path}`}
            name={path}
            label={t('course:form.unit')}
            aria-label={t('course:form.unit-of', { label })}
            value={unit}
            data={laboratoryQuantity(quantity).units.map((one) => ({
              value: one.unit,
              label: unitOf(t, one.unit),
            }))}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              changeMember(changeMember(change, store), quantity)(() => chosen);
            }}
          />,
        ];
      })}
    </div>
  );
}

/** What is stored for a value typed in another unit, so that a unit mistake is seen while typing. */
function storedHint(quantity: string, typed: string, unit: string, locale: string): string | null {
  const stored = laboratoryQuantity(quantity).unit;
  if (unit === stored || typed.trim() === '') return null;
  const read = readNumber(typed);
  return 'value' in read
    ? `= ${formatQuantity(toStoredUnit(quantity, read.value, unit), stored, locale)}`
    : null;
}

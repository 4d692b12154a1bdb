import { NativeSelect } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../ui/use-locale.ts';
import { Select } from './choice-controls.tsx';
import type { FieldOf } from './field.ts';
import type { ControlProps } from './field-view.tsx';
import { useForm } from './form-setting.ts';
import { useLeaf } from './leaf-controls.tsx';
import { countries, currencies, languages, nearCurrencies, timeZones } from './place-lists.ts';

export function PlaceControl(
  props: ControlProps & { field: FieldOf<'time-zone' | 'country' | 'language' | 'currency'> },
) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { setting } = useForm();
  const { placeholder: _, ...leaf } = useLeaf(props);
  const empty = t(props.field.nullable ? 'course:form.not-known' : 'course:form.choose');
  const named = (list: readonly { code: string; name: string }[]) =>
    list.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }));
  switch (props.field.kind) {
    case 'country':
      return <Select {...leaf} placeholder="" answers={named(countries(locale))} empty={empty} />;
    case 'language':
      return <Select {...leaf} placeholder="" answers={named(languages(locale))} empty={empty} />;
    case 'currency':
      return (
        <NativeSelect {...leaf}>
          <option value="">{empty}</option>
          <Near label={t('course:form.near')} values={nearCurrencies.join(' ')} />
          <All label={t('course:form.all')} of="currencies" />
        </NativeSelect>
      );
    case 'time-zone':
      return (
        <NativeSelect {...leaf}>
          <option value="">{empty}</option>
          <ZoneOptions near={[setting.zone, ...setting.nearZones]} />
        </NativeSelect>
      );
  }
}

export function ZoneOptions({ near }: { near: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <>
      <Near label={t('course:form.near')} values={[...new Set(near)].join(' ')} />
      <All label={t('course:form.all')} of="zones" />
    </>
  );
}

const Near = memo(({ label, values }: { label: string; values: string }) => (
  <optgroup label={label}>
    {values.split(' ').map((value) => (
      <option key={value} value={value}>
        {value}
      </option>
    ))}
  </optgroup>
));

/** Hundreds of options that never change: rendered once. */
const All = memo(({ label, of }: { label: string; of: 'zones' | 'currencies' }) => (
  <optgroup label={label}>
    {(of === 'zones' ? timeZones() : currencies()).map((value) => (
      <option key={value} value={value}>
        {value}
      </option>
    ))}
  </optgroup>
));

import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../ui/use-locale.ts';
import { activityHint } from './activity-hint.ts';
import { type Draft, textOf } from './draft.ts';
import type { FieldOf } from './field.ts';
import type { ControlProps } from './field-view.tsx';
import { useForm } from './form-setting.ts';

type LeafKind = 'text' | 'number' | 'date' | 'money';

/** Attributes that every one-line control shares. */
export function useLeaf({ field, draft, change, path, label, help }: ControlProps) {
  const { t } = useTranslation();
  const { faultOf, touch, prefix } = useForm();
  return {
    id: `${prefix}-${path}`,
    name: path,
    label,
    value: textOf(draft),
    error: faultOf(path),
    description: help,
    withAsterisk: field.required && !field.nullable,
    'aria-required': field.required && !field.nullable,
    placeholder: field.nullable ? t('course:form.not-known') : '',
    onBlur: () => touch(path),
    onChange: (event: { currentTarget: { value: string } }) => {
      const typed: Draft = event.currentTarget.value;
      change(() => typed);
    },
  };
}

export function LeafControl(props: ControlProps & { field: FieldOf<LeafKind> }) {
  const { field } = props;
  const { t } = useTranslation();
  const { locale } = useLocale();
  const leaf = useLeaf(props);
  const common = { ...leaf, autoComplete: 'off' };
  switch (field.kind) {
    case 'date':
      return (
        <TextInput
          {...common}
          type="date"
          description={
            field.nullable ? (leaf.description ?? t('course:form.empty-not-known')) : leaf.description
          }
        />
      );
    case 'money':
      return (
        <TextInput {...common} inputMode="decimal" description={leaf.description ?? t('course:form.money')} />
      );
    case 'number':
      return (
        <TextInput
          {...common}
          inputMode={field.integer ? 'numeric' : 'decimal'}
          description={activityHint(field.unit, leaf.value, locale) ?? leaf.description}
        />
      );
    case 'text':
      if (field.format === 'long') return <Textarea {...common} autosize minRows={2} maxRows={12} />;
      if (field.format === 'scan') {
        return <TextInput {...common} size="lg" className="scan" spellCheck={false} autoCapitalize="off" />;
      }
      return <TextInput {...common} type={field.format === 'email' ? 'email' : 'text'} />;
  }
}

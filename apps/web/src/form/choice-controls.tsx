import { Checkbox, Group, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { itemsOf, textOf } from './draft.ts';
import type { FieldOf } from './field.ts';
import type { ControlProps } from './field-view.tsx';
import { type Option, useForm } from './form-setting.ts';
import { useLeaf } from './leaf-controls.tsx';
import { optionOf } from './texts.ts';

/** Up to this many answers are all shown; more are folded into a list. */
const shownAnswers = 4;
const shownLarge = 9;

function Radios(props: ControlProps & { answers: readonly Option[] }) {
  const { id, name, label, value, error, description, withAsterisk, onBlur } = useLeaf(props);
  return (
    <Radio.Group
      {...{ id, name, label, value, error, description, withAsterisk, onBlur }}
      onChange={(chosen) => props.change(() => chosen)}
    >
      <Group gap="md" className="answers">
        {props.answers.map((answer) => (
          <Radio key={answer.value} value={answer.value} label={answer.label} />
        ))}
      </Group>
    </Radio.Group>
  );
}

export function BooleanControl(props: ControlProps & { field: FieldOf<'boolean'> }) {
  const { t } = useTranslation();
  const answers = [
    { value: 'yes', label: t('course:option.yes') },
    { value: 'no', label: t('course:option.no') },
    ...(props.field.nullable ? [{ value: 'unknown', label: t('course:form.not-known') }] : []),
  ];
  return <Radios {...props} answers={answers} />;
}

export function ChoiceControl(props: ControlProps & { field: FieldOf<'choice'> }) {
  const { t } = useTranslation();
  const { field } = props;
  const leaf = useLeaf(props);
  const { setting } = useForm();
  const answers = field.options.map((value) => ({ value, label: optionOf(t, field.name, value) }));
  if (answers.length <= (setting.large ? shownLarge : shownAnswers)) {
    const unknown = field.nullable ? [{ value: 'unknown', label: t('course:form.not-known') }] : [];
    return <Radios {...props} answers={[...answers, ...unknown]} />;
  }
  return (
    <Select
      {...leaf}
      answers={answers}
      empty={t(field.nullable ? 'course:form.not-known' : 'course:form.choose')}
    />
  );
}

export function Select({
  answers,
  empty,
  placeholder: _,
  ...leaf
}: ReturnType<typeof useLeaf> & { answers: readonly Option[]; empty: string }) {
  const known = leaf.value === '' || answers.some((answer) => answer.value === leaf.value);
  return (
    <NativeSelect {...leaf}>
      <option value="">{empty}</option>
      {!known && <option value={leaf.value}>{leaf.value}</option>}
      {answers.map((answer) => (
        <option key={answer.value} value={answer.value}>
          {answer.label}
        </option>
      ))}
    </NativeSelect>
  );
}

export function Checkboxes(props: ControlProps & { answers: readonly Option[] }) {
  const { id, name, label, error, description, withAsterisk, onBlur } = useLeaf(props);
  const chosen = itemsOf(props.draft).map(textOf);
  return (
    <Checkbox.Group
      {...{ id, label, error, description, withAsterisk, onBlur }}
      value={chosen}
      onChange={(values) => props.change(() => values)}
    >
      <Group gap="md" className="answers">
        {props.answers.map((answer) => (
          <Checkbox key={answer.value} name={name} value={answer.value} label={answer.label} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

export function ChoicesControl(props: ControlProps & { field: FieldOf<'choices'> }) {
  const { t } = useTranslation();
  const { field } = props;
  const answers = field.options.map((value) => ({ value, label: optionOf(t, field.name, value) }));
  return <Checkboxes {...props} answers={answers} />;
}

/** Something of the site's: a list where the page gave one, else typed. */
export function NamedControl(props: ControlProps & { field: FieldOf<'named'> }) {
  const { t } = useTranslation();
  const { setting, typed } = useForm();
  const leaf = useLeaf(props);
  const answers = setting.options[props.field.source]?.(typed) ?? [];
  if (answers.length === 0) {
    return (
      <TextInput {...leaf} autoComplete="off" description={t(`course:form.none-of.${props.field.source}`)} />
    );
  }
  return <Select {...leaf} answers={answers} empty={t('course:form.choose')} />;
}

export function NamedListControl(props: ControlProps & { field: FieldOf<'named-list'> }) {
  const { t } = useTranslation();
  const { setting, typed } = useForm();
  const answers = setting.options[props.field.source]?.(typed) ?? [];
  const help = answers.length === 0 ? t(`course:form.none-of.${props.field.source}`) : props.help;
  return <Checkboxes {...props} help={help} answers={answers} />;
}

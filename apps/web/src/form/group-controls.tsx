import { Button, Fieldset, Group, Radio } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Change, changeItem, changeMember, type Draft, itemsOf, recordOf, textOf } from './draft.ts';
import type { Field, FieldOf } from './field.ts';
import { type ControlProps, FieldView } from './field-view.tsx';
import { useForm } from './form-setting.ts';
import { MeasuredRow } from './measured-row.tsx';
import { isMeasured } from './reported-units.ts';
import { fieldDraft } from './to-draft.ts';

/** The fields of an object, side by side where there is room. */
export function Fields(props: {
  fields: readonly Field[];
  draft: Draft | undefined;
  change: Change;
  path: string;
  parents: readonly string[];
}) {
  const draft = recordOf(props.draft);
  const pathOf = (name: string) => (props.path === '' ? name : `${props.path}.${name}`);
  const measured = props.fields.filter(isMeasured);
  // A laboratory's limit stands in the row of its value.
  const shown = props.fields.filter(
    (field) =>
      field.kind !== 'as-reported' &&
      field.kind !== 'carried' &&
      (!isMeasured(field) || measured.find(({ quantity }) => quantity === field.quantity) === field),
  );
  return (
    <div className="form-grid">
      {shown.map((field) =>
        isMeasured(field) ? (
          <MeasuredRow
            key={field.name}
            fields={props.fields}
            measured={measured.filter(({ quantity }) => quantity === field.quantity)}
            draft={draft}
            change={props.change}
            pathOf={pathOf}
            parents={props.parents}
          />
        ) : (
          <FieldView
            key={field.name}
            field={field}
            draft={draft[field.name]}
            change={changeMember(props.change, field.name)}
            path={pathOf(field.name)}
            parents={props.parents}
            beside={draft}
          />
        ),
      )}
    </div>
  );
}

export function GroupControl(props: ControlProps & { field: FieldOf<'group'> }) {
  return (
    <Fieldset legend={props.label}>
      {props.help && <p className="field-help">{props.help}</p>}
      <Fields
        fields={props.field.fields}
        draft={props.draft}
        change={props.change}
        path={props.path}
        parents={[...props.parents, props.field.name]}
      />
    </Fieldset>
  );
}

export function ListControl(props: ControlProps & { field: FieldOf<'list'> }) {
  const { t } = useTranslation();
  const { setting, faultOf } = useForm();
  const { field, label } = props;
  const items = itemsOf(props.draft);
  const box = useRef<HTMLFieldSetElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  useEffect(() => {
    if (added === null) return;
    const item = box.current?.querySelector(`[data-item="${added}"]`);
    item?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    setAdded(null);
  }, [added]);
  const add = () => {
    props.change((draft) => [...itemsOf(draft), fieldDraft(field.item, undefined, setting, '')]);
    setAdded(items.length);
  };
  const remove = (index: number) => {
    props.change((draft) => itemsOf(draft).filter((_, at) => at !== index));
    box.current?.querySelector<HTMLElement>('[data-add]')?.focus();
  };
  const fault = faultOf(props.path);
  return (
    <Fieldset legend={label} ref={box}>
      {props.help && <p className="field-help">{props.help}</p>}
      {fault && <p className="field-fault">{fault}</p>}
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the draft holds all state; items have no identity
        <div key={index} data-item={index} className="list-item">
          <Item
            {...props}
            field={field.item}
            draft={item}
            change={changeItem(props.change, index)}
            path={`${props.path}.${index}`}
            label={`${label} ${index + 1}`}
            parents={[...props.parents, field.name]}
          />
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => remove(index)}
            aria-label={t('course:form.remove-item', { label, number: index + 1 })}
          >
            {t('course:form.remove')}
          </Button>
        </div>
      ))}
      <Button variant="default" onClick={add} data-add name={`${props.path}.add`}>
        {t('course:form.add', { label })}
      </Button>
    </Fieldset>
  );
}

function Item(props: ControlProps) {
  const { field } = props;
  if (field.kind !== 'group') return <FieldView {...props} field={field} />;
  return (
    <Fieldset legend={props.label} variant="unstyled" className="list-item-fields">
      <Fields
        fields={field.fields}
        draft={props.draft}
        change={props.change}
        path={props.path}
        parents={props.parents}
      />
    </Fieldset>
  );
}

/** A group or list that may be unknown: first whether it is known, then what it says. */
export function OptionalControl(props: ControlProps & { field: FieldOf<'group' | 'list'> }) {
  const { t } = useTranslation();
  const { field, label, path } = props;
  const known = textOf(recordOf(props.draft).known);
  const inner: Field = { ...field, nullable: false };
  return (
    <div className="optional">
      <Radio.Group
        name={`${path}.known`}
        label={label}
        value={known === 'yes' ? 'yes' : 'no'}
        onChange={(chosen) => changeMember(props.change, 'known')(() => chosen)}
      >
        <Group gap="md" className="answers">
          <Radio value="no" label={t(`course:form.optional.${field.kind}-unknown`)} />
          <Radio value="yes" label={t(`course:form.optional.${field.kind}-known`)} />
        </Group>
      </Radio.Group>
      {known === 'yes' && (
        <FieldView
          field={inner}
          draft={recordOf(props.draft).value}
          change={changeMember(props.change, 'value')}
          path={path}
          parents={props.parents}
          beside={props.beside}
        />
      )}
    </div>
  );
}

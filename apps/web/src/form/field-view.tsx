import { useTranslation } from 'react-i18next';
import {
  BooleanControl,
  ChoiceControl,
  ChoicesControl,
  NamedControl,
  NamedListControl,
} from './choice-controls.tsx';
import { type Change, type Draft, type DraftRecord, isOptional } from './draft.ts';
import type { Field } from './field.ts';
import { useForm } from './form-setting.ts';
import { GroupControl, ListControl, OptionalControl } from './group-controls.tsx';
import { InstantControl } from './instant-control.tsx';
import { LeafControl } from './leaf-controls.tsx';
import { PlaceControl } from './place-controls.tsx';
import { fullLabelOf, helpOf } from './texts.ts';

export interface ControlProps {
  readonly field: Field;
  readonly draft: Draft | undefined;
  readonly change: Change;
  /** Dotted path: the `name` of the input, and where issues point. */
  readonly path: string;
  readonly label: string;
  readonly help: string | null;
  /** What is typed in the fields around this one. */
  readonly beside: DraftRecord;
  /** Act, groups and lists around the field, outermost first. */
  readonly parents: readonly string[];
}

/** One field with its label; what it needs to be wide is. */
export function FieldView(
  props: Omit<ControlProps, 'label' | 'help'> & { label?: string; help?: string | null },
) {
  const { t } = useTranslation();
  const { setting } = useForm();
  const { field } = props;
  const ordered = setting.ordered?.[props.path];
  const help = [
    props.help ?? helpOf(t, field.name),
    ordered === undefined ? null : t('course:form.ordered', { value: ordered }),
  ].filter((one) => one !== null);
  const label = props.label ?? fullLabelOf(t, field, props.parents);
  const wide = ['group', 'list', 'instant', 'choices', 'named-list'].includes(field.kind) || isLong(field);
  return (
    <div data-field={props.path} className={wide ? 'wide' : undefined}>
      <Control {...props} label={label} help={help.length === 0 ? null : help.join(' ')} />
    </div>
  );
}

const isLong = (field: Field) =>
  field.kind === 'text' && field.format !== 'plain' && field.format !== 'email';

function Control(props: ControlProps) {
  const { field } = props;
  switch (field.kind) {
    case 'group':
      return isOptional(field) ? (
        <OptionalControl {...props} field={field} />
      ) : (
        <GroupControl {...props} field={field} />
      );
    case 'list':
      return isOptional(field) ? (
        <OptionalControl {...props} field={field} />
      ) : (
        <ListControl {...props} field={field} />
      );
    case 'boolean':
      return <BooleanControl {...props} field={field} />;
    case 'choice':
      return <ChoiceControl {...props} field={field} />;
    case 'choices':
      return <ChoicesControl {...props} field={field} />;
    case 'named':
      return <NamedControl {...props} field={field} />;
    case 'named-list':
      return <NamedListControl {...props} field={field} />;
    case 'instant':
      return <InstantControl {...props} field={field} />;
    case 'time-zone':
    case 'country':
    case 'language':
    case 'currency':
      return <PlaceControl {...props} field={field} />;
    case 'text':
    case 'number':
    case 'date':
    case 'money':
      return <LeafControl {...props} field={field} />;
    case 'as-reported':
    case 'carried':
    case 'correction':
      return null;
  }
}

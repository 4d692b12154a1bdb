import { Button, Group, Input, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../ui/format-instant.ts';
import { useLocale } from '../ui/use-locale.ts';
import { changeMember } from './draft.ts';
import type { FieldOf } from './field.ts';
import type { ControlProps } from './field-view.tsx';
import { useForm } from './form-setting.ts';
import { instantDraft, nowText, offsetsOf, readInstant } from './instant-text.ts';
import { useLeaf } from './leaf-controls.tsx';
import { ZoneOptions } from './place-controls.tsx';
import { labelOf } from './texts.ts';
import { zoneFieldBeside, zoneOf } from './zone-beside.ts';

/** Times that lie ahead or stand on a label: "now" is never the answer, and nobody plans to the second. */
const ahead: ReadonlySet<string> = new Set([
  'plannedAt',
  'newPlannedAt',
  'validUntil',
  'departureAt',
  'calibrationAt',
  'expiresAt',
  'expectedArrivalAt',
  'freeCancellationUntil',
]);

/** Local date and time, and the zone in which they are meant. */
export function InstantControl(props: ControlProps & { field: FieldOf<'instant'> }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { setting, faultOf, touch } = useForm();
  const { id, name, label, withAsterisk, description } = useLeaf(props);
  const { local, zone, offset } = instantDraft(props.draft);
  const borrows = zoneFieldBeside(props.field.name, props.beside);
  const meant = zoneOf(props.field.name, zone, props.beside);
  const offsets = offsetsOf(local, meant);
  const read = local === '' ? null : readInstant(local, meant, offset);
  const set = (key: string, value: string) => changeMember(props.change, key)(() => value);
  const now = () => {
    props.change(() => nowText(Temporal.Now.instant(), meant === '' ? setting.zone : meant));
  };
  const hint =
    read && 'value' in read
      ? meant === setting.zone
        ? t('course:form.offset', { offset: read.value.slice(-6) })
        : t('course:form.offset-here', {
            offset: read.value.slice(-6),
            here: formatInstant(read.value, setting.zone, setting.zone, locale).main,
          })
      : props.field.nullable
        ? t('course:form.empty-not-known')
        : null;
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      withAsterisk={withAsterisk}
      description={description}
      error={faultOf(props.path)}
      id={id}
      role="group"
      aria-labelledby={`${id}-label`}
    >
      <Group gap="xs" align="flex-start" className="instant-input">
        <TextInput
          id={id}
          name={name}
          type="datetime-local"
          step={ahead.has(props.field.name) ? 60 : 1}
          value={local}
          aria-label={label}
          aria-invalid={faultOf(props.path) !== null}
          onChange={(event) => set('local', event.currentTarget.value)}
          onBlur={() => touch(props.path)}
        />
        <NativeSelect
          name={`${name}.zone`}
          aria-label={t('course:form.zone-of', { label })}
          value={zone}
          onChange={(event) => set('zone', event.currentTarget.value)}
        >
          {borrows && <option value="">{labelOf(t, borrows, [])}</option>}
          <ZoneOptions near={[setting.zone, ...setting.nearZones, 'UTC', ...(zone ? [zone] : [])]} />
        </NativeSelect>
        {!ahead.has(props.field.name) && (
          <Button variant="default" onClick={now} aria-label={t('course:form.now-for', { label })}>
            {t('course:form.now')}
          </Button>
        )}
      </Group>
      {offsets.length > 1 && (
        <Radio.Group
          name={`${name}.offset`}
          label={t('course:form.which-offset')}
          value={offset}
          onChange={(chosen) => set('offset', chosen)}
        >
          <Group gap="md">
            {offsets.map((one) => (
              <Radio key={one} value={one} label={t('course:form.offset', { offset: one })} />
            ))}
          </Group>
        </Radio.Group>
      )}
      {hint && <div className="field-hint">{hint}</div>}
    </Input.Wrapper>
  );
}

import { type CallInput, type CallOutput, routes } from '@lutetia/contract';
import { Button, Fieldset, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/index.ts';
import { presentZone, presentZones } from '../form/present-zones.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useLocale } from '../ui/use-locale.ts';
import { countryNames } from './countries.ts';
import { timeZones } from './time-zones.ts';

export type CentreInput = Required<CallInput<'setUp'>>['body'];

const browserZone = presentZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
const zones = timeZones(browserZone, presentZones());
const empty: CentreInput = {
  siteName: '',
  country: '',
  timeZone: browserZone,
  username: '',
  displayName: '',
  password: '',
  pin: '',
};

export function CentreForm(props: {
  onCreated: (input: CentreInput, enrolment: CallOutput<'setUp'>) => void;
}) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const countries = useMemo(() => countryNames(locale), [locale]);
  const [input, setInput] = useState(empty);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const setUp = useAct('setUp');
  const set = (field: keyof CentreInput) => (event: { currentTarget: { value: string } }) =>
    setInput({ ...input, [field]: event.currentTarget.value });
  const field = (name: keyof CentreInput) => ({
    name,
    label: t(`set-up.${name}`),
    value: input[name],
    onChange: set(name),
    required: true,
    ...(wrong.has(name) ? { error: t(`set-up.wrong.${name}`) } : {}),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = routes.setUp.body.safeParse(input);
    setWrong(new Set(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0]))));
    if (!parsed.success) return;
    setUp.mutate(
      { body: parsed.data },
      { onSuccess: (enrolment) => props.onCreated(parsed.data, enrolment) },
    );
  };
  const secret = { visibilityToggleButtonProps: { 'aria-label': t('action.show-secret') } };
  return (
    <form onSubmit={submit} aria-label={t('set-up.title')} noValidate>
      <Stack maw={560}>
        <ErrorNotice error={setUp.error} />
        <Fieldset legend={t('set-up.centre')}>
          <Stack>
            <TextInput {...field('siteName')} autoComplete="organization" />
            <NativeSelect {...field('country')}>
              <option value="">{t('choose')}</option>
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </NativeSelect>
            <NativeSelect {...field('timeZone')} data={zones} />
          </Stack>
        </Fieldset>
        <Fieldset legend={t('set-up.first-user')}>
          <Stack>
            <TextInput {...field('displayName')} autoComplete="name" />
            <TextInput
              {...field('username')}
              description={t('set-up.username-help')}
              autoComplete="username"
              autoCapitalize="none"
            />
            <PasswordInput
              {...field('password')}
              {...secret}
              description={t('set-up.password-help')}
              autoComplete="new-password"
            />
            <PasswordInput
              {...field('pin')}
              {...secret}
              description={t('set-up.pin-help')}
              inputMode="numeric"
              autoComplete="off"
            />
          </Stack>
        </Fieldset>
        <Button type="submit" loading={setUp.isPending} name="set-up" className="start">
          {t('set-up.submit')}
        </Button>
      </Stack>
    </form>
  );
}

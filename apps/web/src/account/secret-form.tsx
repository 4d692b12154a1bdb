import { Button, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Notice } from '../ui/notice.tsx';

/** Present password, new secret, and the new secret again. */
export function SecretForm(props: {
  title: string;
  help: string;
  name: 'pin' | 'newPassword';
  label: string;
  repeatLabel: string;
  wrongText: string;
  isValid: (secret: string) => boolean;
  submitLabel: string;
  doneText: string;
  onSubmit: (password: string, secret: string) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ password: '', secret: '', again: '' });
  const [wrong, setWrong] = useState<{ secret?: string; again?: string }>({});
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('action.show-secret') } };
  const set = (key: keyof typeof values) => (event: { currentTarget: { value: string } }) =>
    setValues({ ...values, [key]: event.currentTarget.value });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDone(false);
    setError(null);
    const found = {
      ...(props.isValid(values.secret) ? {} : { secret: props.wrongText }),
      ...(values.secret === values.again ? {} : { again: t('account.not-equal') }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      await props.onSubmit(values.password, values.secret);
      setValues({ password: '', secret: '', again: '' });
      setDone(true);
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  const numeric =
    props.name === 'pin'
      ? ({ inputMode: 'numeric', autoComplete: 'off' } as const)
      : ({ autoComplete: 'new-password' } as const);
  return (
    <section aria-label={props.title}>
      <h2>{props.title}</h2>
      <form onSubmit={submit}>
        <Stack maw={420}>
          <ErrorNotice error={error} />
          {done && <Notice tone="go">{props.doneText}</Notice>}
          <PasswordInput
            {...toggle}
            name="password"
            label={t('account.present-password')}
            value={values.password}
            onChange={set('password')}
            autoComplete="current-password"
            required
          />
          <PasswordInput
            {...toggle}
            {...numeric}
            name={props.name}
            label={props.label}
            description={props.help}
            value={values.secret}
            onChange={set('secret')}
            error={wrong.secret}
            required
          />
          <PasswordInput
            {...toggle}
            {...numeric}
            name={`${props.name}.again`}
            label={props.repeatLabel}
            value={values.again}
            onChange={set('again')}
            error={wrong.again}
            required
          />
          <Button type="submit" className="start" loading={busy} name={`save-${props.name}`}>
            {props.submitLabel}
          </Button>
        </Stack>
      </form>
    </section>
  );
}

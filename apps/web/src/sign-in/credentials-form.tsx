import { ApiError, type CallOutput } from '@lutetia/contract';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';

export type SignedIn = CallOutput<'signIn'>;

/** User name, password and one-time code; the code stays empty at the very first sign-in. */
export function CredentialsForm(props: { onSignedIn: (answer: SignedIn, password: string) => void }) {
  const { t } = useTranslation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const body = { username: username.trim(), password, ...(code === '' ? {} : { code: code.trim() }) };
      props.onSignedIn(await call('signIn', { body }), password);
    } catch (caught) {
      setError(caught);
      // A code that was refused is spent; one that nobody looked at is not.
      if (caught instanceof ApiError && caught.status === 401) setCode('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} aria-label={t('sign-in.title')}>
      <Stack>
        <ErrorNotice error={error} />
        <TextInput
          name="username"
          label={t('field.username')}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          required
        />
        <PasswordInput
          name="password"
          label={t('field.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('action.show-secret') }}
        />
        <TextInput
          name="code"
          label={t('field.code')}
          description={t('sign-in.code-help')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          pattern="\d{6}"
          maxLength={6}
          autoComplete="one-time-code"
        />
        <Button type="submit" loading={busy} name="sign-in" className="start">
          {t('sign-in.submit')}
        </Button>
      </Stack>
    </form>
  );
}

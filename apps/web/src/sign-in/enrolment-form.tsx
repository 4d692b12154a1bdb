import { ApiError } from '@lutetia/contract';
import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { QrCode } from './qr-code.tsx';

/** Shows the secret of the second factor once, as QR code and as text, and asks for a first code. */
export function EnrolmentForm(props: {
  enrolment: { secret: string; uri: string };
  onConfirm: (code: string) => Promise<void>;
}) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await props.onConfirm(code.trim());
    } catch (caught) {
      setError(caught);
      if (caught instanceof ApiError && caught.status === 401) setCode('');
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} aria-label={t('enrol.title')}>
      <Stack>
        <ol className="enrol-steps">
          <li>{t('enrol.step-app')}</li>
          <li>
            {t('enrol.step-scan')}
            <QrCode text={props.enrolment.uri} label={t('enrol.qr')} />
            <div>
              {t('enrol.secret')} <code data-testid="totp-secret">{props.enrolment.secret}</code>
            </div>
          </li>
          <li>{t('enrol.step-code')}</li>
        </ol>
        <ErrorNotice error={error} />
        <TextInput
          name="code"
          label={t('field.code')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          pattern="\d{6}"
          maxLength={6}
          autoComplete="one-time-code"
          required
          maw={220}
        />
        <Button type="submit" loading={busy} name="confirm-code" className="start">
          {t('enrol.confirm')}
        </Button>
      </Stack>
    </form>
  );
}

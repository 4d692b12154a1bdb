import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useRead } from '../api/index.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import type { SignedIn } from './credentials-form.tsx';

/** The demo centre's invented people: one click signs in as one of them. */
export function DemoAccounts({ onSignedIn }: { onSignedIn: (answer: SignedIn) => void }) {
  const { t } = useTranslation();
  const accounts = useRead('demoAccounts');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const enter = async (username: string) => {
    setBusy(username);
    setError(null);
    try {
      const fresh = (await call('demoAccounts')).find((one) => one.username === username);
      if (!fresh) throw new Error(`no demo account ${username}`);
      const { password, code } = fresh;
      onSignedIn(await call('signIn', { body: { username, password, code } }));
    } catch (caught) {
      setError(caught);
      setBusy(null);
    }
  };
  return (
    <section className="panel" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p>{t('demo.lead')}</p>
      <ErrorNotice error={error ?? accounts.error} takeFocus={false} />
      {accounts.isPending && <Loading />}
      <ul className="demo-accounts">
        {accounts.data?.map((one) => (
          <li key={one.username}>
            <Button
              variant="default"
              fullWidth
              justify="flex-start"
              h="auto"
              name={`demo-${one.username}`}
              loading={busy === one.username}
              disabled={busy !== null}
              onClick={() => void enter(one.username)}
            >
              <span className="demo-account">
                <strong>{one.displayName}</strong>
                <span>{one.roles.map((role) => t(`role.${role}`)).join(' · ')}</span>
                <span className="small">{t('demo.pin', { username: one.username, pin: one.pin })}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

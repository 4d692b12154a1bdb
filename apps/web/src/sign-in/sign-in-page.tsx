import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useRead } from '../api/index.ts';
import { meQuery, setMe } from '../session/me.ts';
import { Outside } from '../shell/outside.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { CredentialsForm, type SignedIn } from './credentials-form.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { EnrolmentForm } from './enrolment-form.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const setup = useRead('setupState');
  const me = useQuery(meQuery);
  const [enrolling, setEnrolling] = useState<SignedIn | null>(null);

  const enter = async (signedIn: SignedIn) => {
    client.clear();
    setMe(client, signedIn.me);
    await navigate({ to: '/' });
  };
  const onSignedIn = (answer: SignedIn) => (answer.enrol ? setEnrolling(answer) : void enter(answer));

  if (setup.data?.needed) return <Navigate to="/set-up" />;
  if (enrolling?.enrol) {
    return (
      <Outside title={t('enrol.title')} lead={t('enrol.lead')}>
        <EnrolmentForm
          enrolment={enrolling.enrol}
          onConfirm={async (code) => {
            await call('confirmSecondFactor', { body: { code } });
            await enter({ me: { ...enrolling.me, secondFactor: true }, enrol: null });
          }}
        />
      </Outside>
    );
  }
  // A locked session may be left for a full sign-in, e.g. by a colleague without a PIN.
  if (me.data?.secondFactor && !me.data.locked) return <Navigate to="/" />;
  return (
    <Outside title={t('sign-in.title')} lead={t('sign-in.lead')}>
      <ErrorNotice error={setup.error} takeFocus={false} />
      {setup.data?.demo && <DemoAccounts onSignedIn={onSignedIn} />}
      {setup.data?.demo && <h2>{t('demo.by-hand')}</h2>}
      <CredentialsForm onSignedIn={onSignedIn} />
    </Outside>
  );
}

import type { CallOutput } from '@lutetia/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useRead } from '../api/index.ts';
import { setMe } from '../session/me.ts';
import { Outside } from '../shell/outside.tsx';
import { EnrolmentForm } from '../sign-in/enrolment-form.tsx';
import { Loading } from '../ui/loading.tsx';
import { CentreForm, type CentreInput } from './centre-form.tsx';
import { confirmFirstUser } from './confirm-first-user.ts';

export function SetUpPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const setup = useRead('setupState');
  const [created, setCreated] = useState<{ input: CentreInput; enrolment: CallOutput<'setUp'> } | null>(null);

  if (created) {
    return (
      <Outside title={t('enrol.title')} lead={t('enrol.lead')}>
        <EnrolmentForm
          enrolment={created.enrolment}
          onConfirm={async (code) => {
            const me = await confirmFirstUser(call, created.input, code);
            client.clear();
            setMe(client, me);
            await navigate({ to: '/administration/{-$section}', params: { section: 'readiness' } });
          }}
        />
      </Outside>
    );
  }
  if (setup.isPending) return <Loading />;
  if (setup.data?.needed === false) return <Navigate to="/sign-in" />;
  return (
    <Outside title={t('set-up.title')} lead={t('set-up.lead')}>
      <CentreForm onCreated={(input, enrolment) => setCreated({ input, enrolment })} />
    </Outside>
  );
}

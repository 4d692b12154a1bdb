import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, Loading, useAct } from '../../ui/index.ts';
import { SiteHistory } from './site-history.tsx';
import { VerificationResult } from './verification-result.tsx';

export function LedgerSection() {
  const { t } = useTranslation();
  const verify = useAct('verifyLedger');
  return (
    <>
      <p className="measure">{t('administration:ledger.explain')}</p>
      <Button name="verify-ledger" loading={verify.isPending} onClick={() => verify.mutate({})}>
        {t('administration:ledger.verify')}
      </Button>
      <ErrorNotice error={verify.error} />
      {verify.isPending && <Loading />}
      {verify.data && <VerificationResult result={verify.data} />}
      <SiteHistory />
    </>
  );
}

import type { PsaResponse } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { Quantity } from '../ui/index.ts';

/** Best PSA response against the last value before the first dose (PCWG3). */
export function PsaFacts({ response }: { response: PsaResponse }) {
  const { t } = useTranslation(['app', 'course']);
  return (
    <dl className="key-values small" data-psa-response>
      <dt>{t('course:facts.psa-baseline')}</dt>
      <dd>
        <Quantity value={response.baselineNgPerMl} unit="ng/mL" />
      </dd>
      <dt>{t('course:facts.psa-best')}</dt>
      <dd>
        <Quantity value={response.bestNgPerMl} unit="ng/mL" />
      </dd>
      <dt>{t('course:facts.psa-change')}</dt>
      <dd>
        <Quantity value={response.bestChangePercent} unit="%" digits={3} />
      </dd>
      <dt>{t('course:facts.psa50')}</dt>
      <dd>{t(response.psa50Confirmed ? 'course:page.yes' : 'course:page.no')}</dd>
    </dl>
  );
}

import type { SupplyItem } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { Instant } from '../ui/index.ts';
import { windowBar, windowPhase } from './axis.ts';
import { WindowBar } from './window-bar.tsx';

export function WindowCell({ item, now }: { item: SupplyItem; now: string }) {
  const { t } = useTranslation();
  return (
    <>
      <WindowBar bar={windowBar(item.window, item.plannedAt, now)} />
      <div className="small">{t(`supply.phase-${windowPhase(item.window, now)}`)}</div>
      <dl className="window-words small">
        <dt>{t('supply.planned')}</dt>
        <dd>
          <Instant at={item.plannedAt} />
        </dd>
        <dt>{t('supply.tolerance')}</dt>
        <dd>
          <Instant at={item.window.from} /> – <Instant at={item.window.to} />
        </dd>
        <dt>{t('supply.latest-use')}</dt>
        <dd>
          <Instant at={item.window.latestUse} />
        </dd>
        <dt>{t('supply.expires')}</dt>
        <dd>
          <Instant at={item.window.expires} />
        </dd>
        <dt>{t('supply.calibration')}</dt>
        <dd>
          <Instant at={item.calibrationAt} zone={item.calibrationTimeZone} />
        </dd>
      </dl>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { Instant, Notice } from '../ui/index.ts';

/** Says that the server does not answer, since when what is shown may be old, and what still works. */
export function Connection({ lost, readAtMs }: { lost: boolean; readAtMs: number }) {
  const { t } = useTranslation('dose-day');
  if (!lost) return null;
  return (
    <div data-connection="lost">
      <Notice tone="attention">
        <strong>
          {t('connection.lost')}{' '}
          <Instant
            at={Temporal.Instant.fromEpochMilliseconds(readAtMs).toString({ smallestUnit: 'second' })}
          />
        </strong>
        <div>{t('connection.help')}</div>
      </Notice>
    </div>
  );
}

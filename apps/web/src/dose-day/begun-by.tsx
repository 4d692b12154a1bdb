import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KeptDraft } from '../outbox/index.ts';
import { Instant, Notice } from '../ui/index.ts';

/** What was begun on this device before the screen was opened, by whom and when. */
export function BegunBy({
  draft,
  own,
  onAnew,
}: {
  draft: KeptDraft | null;
  own: boolean;
  onAnew?: () => void;
}) {
  const { t } = useTranslation('dose-day');
  if (draft === null) return null;
  return (
    <div data-begun-by={draft.by.userId}>
      <Notice tone={own ? 'wait' : 'attention'}>
        <div>
          {own ? t('begun.own') : t('begun.other', { name: draft.by.name })} <Instant at={draft.since} />
        </div>
        {onAnew && (
          <>
            <div>{t(own ? 'begun.own-help' : 'begun.other-help')}</div>
            <Button variant="default" mt="xs" name="anew" onClick={onAnew}>
              {t('begun.anew')}
            </Button>
          </>
        )}
      </Notice>
    </div>
  );
}

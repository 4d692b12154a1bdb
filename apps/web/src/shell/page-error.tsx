import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { isNotArrived } from './lazy-page.tsx';

const answers = (): Promise<boolean> =>
  fetch('/', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** A page that failed to draw, or did not arrive, says so; the rest of the application stays usable. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const [stillAway, setStillAway] = useState(false);
  const [asking, setAsking] = useState(false);
  const fetchAgain = async () => {
    setAsking(true);
    const here = await answers();
    // A browser may remember that a part of the program did not come; a new start asks for it again.
    if (here) window.location.reload();
    else {
      setAsking(false);
      setStillAway(true);
    }
  };
  if (isNotArrived(error)) {
    return (
      <main className="outside">
        <PageTitle title={t('page-error.not-arrived')} />
        <Notice tone="stop">{t(stillAway ? 'page-error.still-away' : 'page-error.not-arrived-help')}</Notice>
        <Button onClick={fetchAgain} loading={asking} name="try-again">
          {t('action.try-again')}
        </Button>
      </main>
    );
  }
  return (
    <main className="outside">
      <PageTitle title={t('page-error.title')} />
      <ErrorNotice error={error} />
      <Button onClick={reset} name="try-again">
        {t('action.try-again')}
      </Button>
    </main>
  );
}

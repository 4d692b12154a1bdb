import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';

/** A page that failed to draw says so; the rest of the application stays usable. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
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

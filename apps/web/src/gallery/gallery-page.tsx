import { QueryClientProvider } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../i18n/language-switch.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import { Loading, PageTitle, useRead } from '../ui/index.ts';
import { Dialogs } from './dialogs.tsx';
import { FormParts } from './form-parts.tsx';
import { ListParts } from './list-parts.tsx';
import { sampleClient } from './sample-client.ts';
import { SayingParts } from './saying-parts.tsx';
import './gallery.css';

/** Built with this, any centre shows its gallery; without, the demo centre alone. */
const always = import.meta.env.VITE_LUTETIA_GALLERY === 'true';

/** Every part of the screens in every state: to look at, and what the visual test measures. */
export function GalleryPage() {
  const setup = useRead('setupState', {}, { enabled: !always });
  if (always || setup.data?.demo) return <Gallery />;
  return setup.isPending ? <Loading /> : <NotFound />;
}

function Gallery() {
  const { t } = useTranslation('palette');
  const { part } = useSearch({ from: '/gallery' });
  const [client] = useState(sampleClient);
  return (
    <QueryClientProvider client={client}>
      <main className="gallery">
        <PageTitle
          title={t('gallery.title')}
          lead={t('gallery.lead')}
          actions={
            <>
              <LanguageSwitch />
              <ThemeSwitch />
            </>
          }
        />
        <Dialogs opened={part ?? null} />
        <SayingParts />
        <FormParts />
        <ListParts />
      </main>
    </QueryClientProvider>
  );
}

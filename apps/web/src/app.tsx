import '@mantine/core/styles.css';
import './theme/theme.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { forgetAhead } from './api/ahead.ts';
import { queryClient } from './api/query-client.ts';
import { startI18n } from './i18n/index.ts';
import { router } from './router.tsx';
import { rememberLostParts } from './shell/lazy-page.tsx';
import { cssVariables, theme } from './theme/theme.ts';
import { themeManager } from './theme/theme-choice.ts';

/** What the first page did not take up of what was asked ahead is too old to be shown after it. */
const keptMs = 5_000;
/** The first page is drawn as a whole, unless it takes longer to arrive: then the frame around it comes first. */
const blankMs = 500;

export async function mount(root: HTMLElement): Promise<void> {
  rememberLostParts(window);
  const i18n = await startI18n();
  const loaded = router.load();
  void loaded.finally(() => setTimeout(forgetAhead, keptMs));
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, blankMs))]);
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          colorSchemeManager={themeManager()}
          defaultColorScheme="auto"
        >
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

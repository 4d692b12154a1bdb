import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../i18n/language-switch.tsx';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import { PageTitle } from '../ui/page-title.tsx';

/** Frame of the pages before the sign-in. */
export function Outside(props: { title: string; lead?: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <header className="site-header">
        <div className="site-bar">
          <span className="brand-name">{t('brand')}</span>
          <span className="who">{t('tagline')}</span>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main className="outside">
        <PageTitle title={props.title} {...(props.lead ? { lead: props.lead } : {})} />
        {props.children}
      </main>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { StateBadge, useLocale } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import { WithSite } from '../with-site.tsx';

const kinds = ['treatment', 'data-export'] as const;

export function ConsentFormsSection() {
  const { t } = useTranslation(['app', 'course']);
  const { locale } = useLocale();
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  return (
    <WithSite>
      {(site) => (
        <>
          {kinds.map((kind) => {
            const form = site.consentForms[kind];
            return (
              <section key={kind}>
                <h2>{t(`course:option.${kind}`)}</h2>
                {form ? (
                  <dl className="key-values">
                    <dt>{t('administration:consent-forms.version')}</dt>
                    <dd>{form.version}</dd>
                    <dt>{t('administration:consent-forms.languages')}</dt>
                    <dd>{form.languages.map((tag) => names.of(tag) ?? tag).join(', ')}</dd>
                  </dl>
                ) : (
                  <StateBadge state="not-recorded" />
                )}
              </section>
            );
          })}
          <SiteAct type="publish-consent-form" />
        </>
      )}
    </WithSite>
  );
}

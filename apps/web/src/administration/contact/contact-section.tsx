import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/index.ts';
import { SiteAct } from '../site-act.tsx';
import { WithSite } from '../with-site.tsx';

/** Whom patients call. Without a number their page says that none is known: none is made up. */
export function ContactSection() {
  const { t } = useTranslation();
  return (
    <WithSite>
      {({ contact }) => (
        <>
          {contact === undefined ? (
            <Notice tone="attention">{t('administration:contact.none')}</Notice>
          ) : (
            <dl className="key-values">
              <dt>{t('administration:contact.phone')}</dt>
              <dd>{contact.phone}</dd>
              <dt>{t('administration:contact.email')}</dt>
              <dd>{contact.email ?? t('administration:contact.not-stated')}</dd>
            </dl>
          )}
          <SiteAct type="set-contact" {...(contact === undefined ? {} : { initial: contact })} />
        </>
      )}
    </WithSite>
  );
}

import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { PasswordForm } from './password-form.tsx';
import { PinForm } from './pin-form.tsx';

export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me) return null;
  return (
    <>
      <PageTitle title={t('account.title')} lead={t('account.lead')} />
      <dl className="key-values">
        <dt>{t('account.name')}</dt>
        <dd>{me.displayName}</dd>
        <dt>{t('field.username')}</dt>
        <dd>{me.username}</dd>
        <dt>{t('account.roles')}</dt>
        <dd>{me.roles.map((role) => t(`role.${role}`)).join(' · ')}</dd>
        <dt>{t('account.second-factor')}</dt>
        <dd>{t(me.secondFactor ? 'value.yes' : 'value.no')}</dd>
        <dt>{t('account.has-pin')}</dt>
        <dd>{t(me.hasPin ? 'value.yes' : 'value.no')}</dd>
      </dl>
      <div className="columns">
        <PinForm />
        <PasswordForm />
      </div>
    </>
  );
}

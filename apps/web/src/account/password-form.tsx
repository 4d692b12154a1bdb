import { routes } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { call } from '../api/index.ts';
import { SecretForm } from './secret-form.tsx';

export function PasswordForm() {
  const { t } = useTranslation();
  return (
    <SecretForm
      title={t('account.password-title')}
      help={t('set-up.password-help')}
      name="newPassword"
      label={t('account.new-password')}
      repeatLabel={t('account.password-again')}
      wrongText={t('set-up.wrong.password')}
      isValid={(secret) => routes.changePassword.body.shape.newPassword.safeParse(secret).success}
      submitLabel={t('account.save-password')}
      doneText={t('account.password-saved')}
      onSubmit={(password, newPassword) => call('changePassword', { body: { password, newPassword } })}
    />
  );
}

import { routes } from '@lutetia/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/index.ts';
import { meQuery } from '../session/me.ts';
import { SecretForm } from './secret-form.tsx';

export function PinForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <SecretForm
      title={t('account.pin-title')}
      help={t('set-up.pin-help')}
      name="pin"
      label={t('account.new-pin')}
      repeatLabel={t('account.pin-again')}
      wrongText={t('set-up.wrong.pin')}
      isValid={(pin) => routes.setPin.body.shape.pin.safeParse(pin).success}
      submitLabel={t('account.save-pin')}
      doneText={t('account.pin-saved')}
      onSubmit={async (password, pin) => {
        await call('setPin', { body: { password, pin } });
        await client.invalidateQueries({ queryKey: meQuery.queryKey });
      }}
    />
  );
}

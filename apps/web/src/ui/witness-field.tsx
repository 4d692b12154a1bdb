import { type Role, rolesAtTheDose } from '@lutetia/course';
import { NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/index.ts';
import { sayRoles } from '../course/describe.ts';
import { CredentialField, type CredentialMethod } from './credential-field.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { useLocale } from './use-locale.ts';

export interface Witness {
  username: string;
  method: CredentialMethod;
  secret: string;
}

const atTheDose = (role: Role) => rolesAtTheDose.includes(role);

/** A second person of a role at the dose, chosen by name, with their own PIN or password. */
export function WitnessField(props: { value: Witness; onChange: (value: Witness) => void; exclude: string }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const colleagues = useRead('colleagues');
  const { value, onChange } = props;
  return (
    <Stack gap="xs">
      <ErrorNotice error={colleagues.error} takeFocus={false} />
      <NativeSelect
        name="witness.username"
        label={t('signature.witness-name')}
        required
        value={value.username}
        onChange={(event) => onChange({ ...value, username: event.currentTarget.value })}
      >
        <option value="">{t('choose')}</option>
        {(colleagues.data ?? [])
          .filter(({ username, roles }) => username !== props.exclude && roles.some(atTheDose))
          .map((one) => (
            <option key={one.username} value={one.username}>
              {one.displayName} ({sayRoles(one.roles, { t, locale })})
            </option>
          ))}
      </NativeSelect>
      <CredentialField
        name="witness.secret"
        owner={t('signature.their')}
        method={value.method}
        secret={value.secret}
        onMethod={(method) => onChange({ ...value, method })}
        onSecret={(secret) => onChange({ ...value, secret })}
      />
    </Stack>
  );
}

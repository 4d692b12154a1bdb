import { type Role, rolesAtTheDose } from '@lutetia/course';
import { Button, NativeSelect, Stack } from '@mantine/core';
import { useRef, useState } from 'react';
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

const remembered = 'lutetia.recent-witnesses';
const shown = 6;

function recent(): readonly string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(remembered) ?? '[]');
    return Array.isArray(read) ? read.map(String) : [];
  } catch {
    return [];
  }
}

/** Who signs beside others on this device is offered first the next time. User names only, nothing secret. */
export const rememberWitness = (username: string): void =>
  localStorage.setItem(
    remembered,
    JSON.stringify([username, ...recent().filter((one) => one !== username)].slice(0, shown)),
  );

const atTheDose = (role: Role) => rolesAtTheDose.includes(role);

/** A second person of a role at the dose, chosen by name, with their own PIN or password. */
export function WitnessField(props: { value: Witness; onChange: (value: Witness) => void; exclude: string }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const colleagues = useRead('colleagues');
  const { value, onChange } = props;
  const [known] = useState(recent);
  const box = useRef<HTMLDivElement>(null);
  const rank = ({ username }: { username: string }) => {
    const at = known.indexOf(username);
    return at < 0 ? known.length : at;
  };
  const able = (colleagues.data ?? [])
    .filter(({ username, roles }) => username !== props.exclude && roles.some(atTheDose))
    .toSorted((a, b) => rank(a) - rank(b));
  // Two people, one device, seconds: the colleague's button, then the PIN.
  const choose = (username: string) => {
    onChange({ ...value, username });
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLInputElement>('[name="witness.secret"]')?.focus(),
    );
  };
  return (
    <Stack gap="xs" ref={box}>
      <ErrorNotice error={colleagues.error} takeFocus={false} />
      <fieldset className="colleagues">
        <legend>{t('signature.witness-name')}</legend>
        {able.slice(0, shown).map((one) => (
          <Button
            key={one.username}
            variant={one.username === value.username ? 'filled' : 'default'}
            aria-pressed={one.username === value.username}
            name={`witness.${one.username}`}
            className="colleague"
            onClick={() => choose(one.username)}
          >
            <span>{one.displayName}</span>
            <span className="small">{sayRoles(one.roles, { t, locale })}</span>
          </Button>
        ))}
      </fieldset>
      {able.length > shown && (
        <NativeSelect
          name="witness.username"
          label={t('signature.witness-other')}
          required
          value={value.username}
          onChange={(event) => onChange({ ...value, username: event.currentTarget.value })}
        >
          <option value="">{t('choose')}</option>
          {able.map((one) => (
            <option key={one.username} value={one.username}>
              {one.displayName} ({sayRoles(one.roles, { t, locale })})
            </option>
          ))}
        </NativeSelect>
      )}
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

import type { CallInput, UserView } from '@lutetia/contract';
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog, Dialog, ErrorNotice, Notice, useAct } from '../../ui/index.ts';
import { RoleChoice } from './role-choice.tsx';

type Change = NonNullable<CallInput<'changeUser'>['body']>;
type Asked = 'disable' | 'enable' | 'reset';

const changeOf: Readonly<Record<Asked, Change>> = {
  disable: { disabled: true },
  enable: { disabled: false },
  reset: { resetSecondFactor: true },
};

export function EditUserDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState(user.roles);
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const change = useAct('changeUser', ['listUsers', 'colleagues']);
  const apply = (body: Change) =>
    change.mutate(
      { params: { id: user.id }, body },
      {
        onSuccess: () => {
          setAsked(null);
          if (body.newPassword !== undefined) setPassword('');
        },
      },
    );
  const ask = (what: Asked) => {
    // What is still being sent is heard of here.
    if (!change.isPending) change.reset();
    setAsked(what);
  };
  const sending = (part: keyof Change) => change.isPending && change.variables.body?.[part] !== undefined;
  const saveRoles = (event: FormEvent) => {
    event.preventDefault();
    if (roles.length > 0) apply({ roles });
  };
  const savePassword = (event: FormEvent) => {
    event.preventDefault();
    apply({ newPassword: password });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('administration:people.change', { name: user.displayName })}
      size="lg"
    >
      <Stack>
        {asked === null && <ErrorNotice error={change.error} />}
        {change.isSuccess && <Notice tone="go">{t('administration:people.changed')}</Notice>}
        <form onSubmit={saveRoles}>
          <RoleChoice
            value={roles}
            onChange={setRoles}
            {...(roles.length === 0 ? { error: t('administration:people.wrong-roles') } : {})}
          />
          <Button type="submit" name="save-roles" disabled={roles.length === 0} loading={sending('roles')}>
            {t('administration:people.save-roles')}
          </Button>
        </form>
        <form onSubmit={savePassword}>
          <Stack gap="xs">
            <PasswordInput
              name="newPassword"
              label={t('account.new-password')}
              description={t('set-up.password-help')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              minLength={12}
              autoComplete="new-password"
              required
              visibilityToggleButtonProps={{ 'aria-label': t('action.show-secret') }}
            />
            <Button
              type="submit"
              variant="default"
              name="save-password"
              loading={sending('newPassword')}
              className="start"
            >
              {t('account.save-password')}
            </Button>
          </Stack>
        </form>
        <Group>
          <Button variant="default" name="reset-second-factor" onClick={() => ask('reset')}>
            {t('administration:people.reset')}
          </Button>
          <Button
            variant="default"
            name={user.disabled ? 'enable' : 'disable'}
            onClick={() => ask(user.disabled ? 'enable' : 'disable')}
          >
            {t(user.disabled ? 'administration:people.enable' : 'administration:people.disable')}
          </Button>
        </Group>
      </Stack>
      {asked && (
        <ConfirmDialog
          opened
          title={t(`administration:people.${asked}`)}
          confirmLabel={t(`administration:people.${asked}`)}
          onConfirm={() => apply(changeOf[asked])}
          onCancel={() => setAsked(null)}
          busy={change.isPending}
          error={change.error}
        >
          <Text>{t(`administration:people.${asked}-help`, { name: user.displayName })}</Text>
        </ConfirmDialog>
      )}
    </Dialog>
  );
}

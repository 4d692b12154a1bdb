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

/** Each part is sent by itself and says by itself how it went: what comes after it does not hide it. */
export function EditUserDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('administration:people.change', { name: user.displayName })}
      size="lg"
    >
      <Stack>
        <RolesForm user={user} />
        <PasswordForm user={user} />
        <Standing user={user} />
      </Stack>
    </Dialog>
  );
}

function useChange(user: UserView) {
  const change = useAct('changeUser', ['listUsers', 'colleagues']);
  const send = (body: Change, onSuccess: () => void = () => undefined) =>
    change.mutate({ params: { id: user.id }, body }, { onSuccess });
  return { ...change, send };
}

function Outcome({ change: { error, isSuccess } }: { change: ReturnType<typeof useChange> }) {
  const { t } = useTranslation();
  return (
    <>
      <ErrorNotice error={error} />
      {isSuccess && <Notice tone="go">{t('administration:people.changed')}</Notice>}
    </>
  );
}

function RolesForm({ user }: { user: UserView }) {
  const { t } = useTranslation();
  const change = useChange(user);
  const [roles, setRoles] = useState(user.roles);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (roles.length > 0) change.send({ roles });
  };
  return (
    <form onSubmit={submit}>
      <RoleChoice
        value={roles}
        onChange={setRoles}
        {...(roles.length === 0 ? { error: t('administration:people.wrong-roles') } : {})}
      />
      <Outcome change={change} />
      <Button type="submit" name="save-roles" disabled={roles.length === 0} loading={change.isPending}>
        {t('administration:people.save-roles')}
      </Button>
    </form>
  );
}

function PasswordForm({ user }: { user: UserView }) {
  const { t } = useTranslation();
  const change = useChange(user);
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.send({ newPassword: password }, () => setPassword(''));
  };
  return (
    <form onSubmit={submit}>
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
        <Outcome change={change} />
        <Button
          type="submit"
          variant="default"
          name="save-password"
          loading={change.isPending}
          className="start"
        >
          {t('account.save-password')}
        </Button>
      </Stack>
    </form>
  );
}

/** Whether the account may enter, and with which second factor; each asked about before it is done. */
function Standing({ user }: { user: UserView }) {
  const { t } = useTranslation();
  const change = useChange(user);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (what: Asked) => {
    // What is still being sent is heard of here.
    if (!change.isPending) change.reset();
    setAsked(what);
  };
  return (
    <>
      {asked === null && <Outcome change={change} />}
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
      {asked && (
        <ConfirmDialog
          opened
          title={t(`administration:people.${asked}`)}
          confirmLabel={t(`administration:people.${asked}`)}
          onConfirm={() => change.send(changeOf[asked], () => setAsked(null))}
          onCancel={() => setAsked(null)}
          busy={change.isPending}
          error={change.error}
        >
          <Text>{t(`administration:people.${asked}-help`, { name: user.displayName })}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}

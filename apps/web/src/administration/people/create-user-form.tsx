import { type CallInput, routes } from '@lutetia/contract';
import type { Role } from '@lutetia/course';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../ui/index.ts';
import { RoleChoice } from './role-choice.tsx';

type Body = NonNullable<CallInput<'createUser'>['body']>;
const empty = { username: '', displayName: '', password: '', pin: '', personId: '' };

export function CreateUserForm(props: { roles: readonly Role[]; onDone: (name: string) => void }) {
  const { t } = useTranslation();
  const [input, setInput] = useState(empty);
  const [chosen, setChosen] = useState<readonly Role[]>(props.roles);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const create = useAct('createUser', ['listUsers', 'colleagues']);
  const field = (name: keyof typeof empty) => ({
    name,
    value: input[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setInput({ ...input, [name]: event.currentTarget.value }),
    ...(wrong.has(name) ? { error: t(`set-up.wrong.${name}`) } : {}),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { pin, personId, ...rest } = input;
    const body: Body = {
      ...rest,
      roles: [...chosen],
      ...(pin ? { pin } : {}),
      ...(chosen.includes('patient') && personId ? { personId } : {}),
    };
    const parsed = routes.createUser.body.safeParse(body);
    const issues = parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0]));
    if (chosen.includes('patient') && !personId) issues.push('personId');
    setWrong(new Set(issues));
    if (issues.length > 0) return;
    create.mutate({ body }, { onSuccess: (user) => props.onDone(user.displayName) });
  };
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('action.show-secret') } };
  return (
    <form onSubmit={submit} aria-label={t('administration:people.create')} noValidate>
      <Stack maw={520}>
        <ErrorNotice error={create.error} />
        <TextInput {...field('displayName')} label={t('set-up.displayName')} autoComplete="off" required />
        <TextInput
          {...field('username')}
          label={t('set-up.username')}
          description={t('set-up.username-help')}
          autoComplete="off"
          autoCapitalize="none"
          required
        />
        <RoleChoice
          value={chosen}
          onChange={setChosen}
          {...(wrong.has('roles') ? { error: t('administration:people.wrong-roles') } : {})}
        />
        {chosen.includes('patient') && (
          <TextInput
            {...field('personId')}
            label={t('administration:people.person-id')}
            description={t('administration:people.person-id-help')}
            required
          />
        )}
        <PasswordInput
          {...field('password')}
          {...toggle}
          label={t('administration:people.first-password')}
          description={t('set-up.password-help')}
          autoComplete="new-password"
          required
        />
        <PasswordInput
          {...field('pin')}
          {...toggle}
          label={t('administration:people.first-pin')}
          description={t('administration:people.first-pin-help')}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button type="submit" loading={create.isPending} name="create-user" className="start">
          {t('administration:people.create')}
        </Button>
      </Stack>
    </form>
  );
}

import { ApiError } from '@lutetia/contract';
import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { LanguageSwitch } from '../i18n/language-switch.tsx';
import { CredentialsForm } from '../sign-in/credentials-form.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Notice } from '../ui/notice.tsx';
import { partings } from './device-partings.ts';
import { setMe, useMe } from './me.ts';
import type { LockState } from './use-lock.ts';
import { useUnanswered } from './use-parting.ts';
import { useSignOut } from './use-sign-out.ts';

function show(dialog: HTMLDialogElement): void {
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<HTMLElement>('[data-first]')?.focus();
}

/**
 * Covers the page without unmounting it, so nothing typed is lost. The modal dialog makes
 * everything behind it inert; the style sheet hides it while `html[data-locked]` stands.
 */
export function LockScreen({ state, onUnlocked }: { state: LockState; onUnlocked: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = state !== 'unlocked';
  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    document.documentElement.dataset.locked = 'true';
    show(element);
    return () => {
      delete document.documentElement.dataset.locked;
      element.close();
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className="lock-screen"
      aria-labelledby="lock-title"
      onCancel={(event) => event.preventDefault()}
      onClose={() => dialog.current?.isConnected && show(dialog.current)}
    >
      <Stack maw={420} mx="auto">
        <LanguageSwitch />
        <Title order={2} id="lock-title">
          {t(`lock.title-${state}`)}
        </Title>
        <Text>{t(`lock.lead-${state}`)}</Text>
        {state === 'locked' ? <PinForm onUnlocked={onUnlocked} /> : <Returning onUnlocked={onUnlocked} />}
      </Stack>
    </dialog>
  );
}

/** Bedside tablets are the room's: whoever takes over stands where the colleague stood, and drafts say whose they are. */
const placeFor = (path: string): string =>
  document.documentElement.dataset.doseDay === undefined ? '/' : path;

/** A different person never goes on with somebody else's unfinished form. */
function useTakeOver(onUnlocked: () => void) {
  const client = useQueryClient();
  const before = useMe();
  return (me: NonNullable<ReturnType<typeof useMe>>) => {
    if (before && before.userId !== me.userId) {
      partings.forget();
      window.location.assign(placeFor(window.location.pathname));
      return;
    }
    setMe(client, me);
    onUnlocked();
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
  };
}

function PinForm({ onUnlocked }: { onUnlocked: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const takeOver = useTakeOver(onUnlocked);
  const signOut = useSignOut();
  const unanswered = useUnanswered();
  const [username, setUsername] = useState(me?.username ?? '');
  const [pin, setPin] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      // A lock that comes after the PIN would lock again whoever has entered.
      await partings.settle();
      takeOver(await call('unlock', { body: { username, pin } }));
    } catch (caught) {
      setError(caught);
      if (caught instanceof ApiError && caught.status === 401) setPin('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} aria-labelledby="lock-title">
      <Stack>
        <TextInput
          name="unlock.username"
          label={t('field.username')}
          description={t('lock.username-help')}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="none"
          required
        />
        <PasswordInput
          name="unlock.pin"
          label={t('field.pin')}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
          required
          data-first
          visibilityToggleButtonProps={{ 'aria-label': t('action.show-secret') }}
        />
        {unanswered && <Notice tone="attention">{t('lock.untold')}</Notice>}
        <ErrorNotice error={error} />
        <Button type="submit" loading={busy} name="unlock">
          {t('lock.unlock')}
        </Button>
        <Button variant="default" name="leave" onClick={signOut}>
          {t('lock.leave')}
        </Button>
      </Stack>
    </form>
  );
}

function Returning({ onUnlocked }: { onUnlocked: () => void }) {
  const takeOver = useTakeOver(onUnlocked);
  return (
    <CredentialsForm
      onSignedIn={(answer) => (answer.enrol ? window.location.assign('/sign-in') : takeOver(answer.me))}
    />
  );
}

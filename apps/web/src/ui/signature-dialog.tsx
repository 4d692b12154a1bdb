import type { CommandEnvelope } from '@lutetia/contract';
import type { SignatureMeaning } from '@lutetia/course';
import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { CredentialField, type CredentialMethod } from './credential-field.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { rememberWitness, WitnessField } from './witness-field.tsx';

export type Credentials = Pick<CommandEnvelope, 'signature' | 'witness'>;

/**
 * Re-authentication at the moment of signing: PIN or password of the signed-in person and, with
 * `witness`, of a second, different one. Secrets are forgotten when the dialog closes.
 */
export function SignatureDialog(props: {
  opened: boolean;
  meaning: SignatureMeaning;
  witness?: boolean;
  /** What is being signed, in words. */
  children?: ReactNode;
  busy?: boolean;
  error?: unknown;
  onSign: (credentials: Credentials) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onCancel}
      title={t('signature.title')}
      size={props.witness ? 'lg' : 'md'}
      keepOnClickOutside
    >
      {/* Mounted only while open, so nothing secret outlives it. */}
      {props.opened && <SignatureForm {...props} />}
    </Dialog>
  );
}

function SignatureForm(props: Parameters<typeof SignatureDialog>[0]) {
  const { t } = useTranslation();
  const me = useMe();
  const [method, setMethod] = useState<CredentialMethod>(me?.hasPin === false ? 'password' : 'pin');
  const [secret, setSecret] = useState('');
  const [witness, setWitness] = useState({ username: '', method: 'pin' as CredentialMethod, secret: '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (props.witness) rememberWitness(witness.username);
    props.onSign({ signature: { method, secret }, ...(props.witness ? { witness } : {}) });
  };
  return (
    <form onSubmit={submit} aria-label={t('signature.title')}>
      <Stack>
        {props.children}
        <Text>
          {t('signature.as', {
            name: me?.displayName ?? '',
            meaning: t(`signature-meaning.${props.meaning}`),
          })}
        </Text>
        <CredentialField
          name="signature.secret"
          owner={t('signature.your')}
          method={method}
          secret={secret}
          onMethod={setMethod}
          onSecret={setSecret}
          autoFocus
        />
        {props.witness && (
          <Fieldset legend={t('signature.witness')}>
            <WitnessField value={witness} onChange={setWitness} exclude={me?.username ?? ''} />
          </Fieldset>
        )}
        <ErrorNotice error={props.error} />
        <Group>
          <Button type="submit" loading={props.busy ?? false} name="sign">
            {t('signature.sign')}
          </Button>
          <Button variant="default" onClick={props.onCancel} name="cancel">
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

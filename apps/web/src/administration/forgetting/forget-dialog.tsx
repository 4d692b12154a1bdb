import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandIds } from '../../course/command-ids.ts';
import { type Credentials, SignatureDialog, useAct } from '../../ui/index.ts';

/** Says what is lost and what stays, and asks for the reason and the signature. */
export function ForgetDialog(props: {
  personId: string;
  onDone: (at: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const ids = useRef(new CommandIds(() => crypto.randomUUID()));
  const forget = useAct('forgetPerson', ['course', 'listUsers']);
  const { personId } = props;
  const sign = ({ signature }: Credentials) => {
    if (signature === undefined) return;
    const commandId = ids.current.idFor({ personId, reason });
    forget.mutate(
      { params: { id: personId }, body: { commandId, reason, signature } },
      { onSuccess: ({ forgottenAt }) => props.onDone(forgottenAt) },
    );
  };
  return (
    <SignatureDialog
      opened
      meaning="approved"
      busy={forget.isPending}
      error={forget.error}
      onSign={sign}
      onCancel={props.onCancel}
    >
      <div>
        <strong>{t('administration:forgetting.forget')}</strong>
        <p>{t('administration:forgetting.lost')}</p>
        <p>{t('administration:forgetting.stays')}</p>
        <p>
          <strong>{t('administration:forgetting.no-way-back')}</strong>
        </p>
      </div>
      <Textarea
        name="reason"
        label={t('administration:forgetting.reason')}
        description={t('administration:forgetting.reason-help')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        minLength={10}
        maxLength={2000}
        autosize
        minRows={2}
        required
      />
    </SignatureDialog>
  );
}

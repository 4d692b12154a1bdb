import { ApiError } from '@lutetia/contract';
import { type SiteCommandType, siteCommands } from '@lutetia/course';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandForm } from '../form/index.ts';
import { useFormSetting } from '../form/site-setting.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { ErrorNotice, SignatureDialog, useRead } from '../ui/index.ts';
import { useSiteCommand } from './use-site-command.ts';

/** The form of one act on the site, with its signature where it needs one. */
export function SiteCommandForm(props: {
  type: SiteCommandType;
  initial?: Record<string, unknown>;
  onDone: (body: Record<string, unknown>) => void;
  /** Between the fields and the button. */
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const act = useSiteCommand(props.type, props.onDone);
  const me = useMe();
  const users = useRead('listUsers', {}, { enabled: may(me, 'listUsers') });
  const setting = useFormSetting(props.type, {
    users: (users.data ?? [])
      .filter((one) => !one.disabled && !one.roles.includes('patient'))
      .map((one) => ({ value: one.id, label: one.displayName })),
  });
  const issues = act.error instanceof ApiError ? act.error.detail.issues : undefined;
  return (
    <>
      {act.signing === null && <ErrorNotice error={act.error} />}
      <CommandForm
        schema={siteCommands[props.type].schema}
        setting={setting}
        busy={act.busy}
        submitLabel={t(`site-command.${props.type}`)}
        onSubmit={act.submit}
        {...(props.initial ? { initial: props.initial } : {})}
        {...(issues ? { issues } : {})}
      >
        {props.children}
      </CommandForm>
      {act.signing && (
        <SignatureDialog
          opened
          meaning={act.signing}
          busy={act.busy}
          error={act.error}
          onSign={act.sign}
          onCancel={act.cancelSigning}
        >
          <strong>{t(`site-command.${props.type}`)}</strong>
        </SignatureDialog>
      )}
    </>
  );
}

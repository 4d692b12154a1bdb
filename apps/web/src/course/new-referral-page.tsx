import { ApiError, personIdentity } from '@lutetia/contract';
import { commands } from '@lutetia/course';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { CommandForm, plainSetting } from '../form/index.ts';
import { useZone } from '../session/use-zone.ts';
import { ErrorNotice, PageTitle, useAct } from '../ui/index.ts';
import { CommandIds } from './command-ids.ts';

/** The person and the referral in one form: whoever refers has both at hand. */
export const newReferral = z.strictObject({
  person: personIdentity,
  referral: commands.refer.schema,
  restricted: z.boolean().default(false),
});

export function NewReferralPage() {
  const { t } = useTranslation(['app', 'course']);
  const zone = useZone();
  const navigate = useNavigate();
  const ids = useRef(new CommandIds(() => crypto.randomUUID()));
  const open = useAct('openCourse', ['worklist', 'listCourses']);
  const issues = open.error instanceof ApiError ? open.error.detail.issues : undefined;
  const submit = (typed: Record<string, unknown>) => {
    const body = newReferral.parse(typed);
    open.mutate(
      { body: { commandId: ids.current.idFor(body), ...body } },
      {
        onSuccess: ({ courseId }) => {
          ids.current.settle();
          void navigate({ to: '/courses/$id', params: { id: courseId } });
        },
        onError: (error) => ids.current.settleAfter(error),
      },
    );
  };
  return (
    <>
      <PageTitle title={t('course:page.new-referral')} lead={t('course:page.new-referral-lead')} />
      {!issues && <ErrorNotice error={open.error} />}
      <CommandForm
        schema={newReferral}
        setting={plainSetting('new-referral', zone)}
        initial={{ person: { identifiers: [{ kind: 'hospital-number' }] } }}
        submitLabel={t('course:page.open-course')}
        busy={open.isPending}
        onSubmit={submit}
        {...(issues ? { issues } : {})}
      />
    </>
  );
}

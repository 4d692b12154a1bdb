import { Button, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, PageTitle, useAct } from '../ui/index.ts';

/** Way into a restricted course in an emergency: a reason, one hour, a later review. */
export function EmergencyAccess({ courseId }: { courseId: string }) {
  const { t } = useTranslation(['app', 'course']);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const open = useAct('breakGlass', ['course', 'courseEvents']);
  const short = reason.trim().length < 10;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short) open.mutate({ params: { id: courseId }, body: { reason: reason.trim() } });
  };
  return (
    <>
      <PageTitle title={t('course:page.emergency-title')} lead={t('course:page.emergency-lead')} />
      <form onSubmit={submit} noValidate data-form="emergency-access">
        <Stack maw={640}>
          <ErrorNotice error={open.error} />
          <Textarea
            name="reason"
            label={t('course:page.emergency-reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={tried && short ? t('course:form.issue.too-short', { count: 10 }) : null}
            autosize
            minRows={3}
            withAsterisk
          />
          <Button type="submit" color="red.9" loading={open.isPending} className="start" name="break-glass">
            {t('course:page.emergency-open')}
          </Button>
        </Stack>
      </form>
    </>
  );
}

import { ApiError, type CallOutput, identityReason, personIdentity } from '@lutetia/contract';
import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { CommandForm, plainSetting } from '../form/index.ts';
import { useZone } from '../session/use-zone.ts';
import { ErrorNotice, Loading, useAct, useRead } from '../ui/index.ts';
import { CommandIds } from './command-ids.ts';
import { CourseHeader } from './course-header.tsx';

export const identityCorrection = z.strictObject({ person: personIdentity, reason: identityReason });

/** Corrects who the person is: what is recorded now, to be put right, and why. */
export function IdentityPage() {
  const { t } = useTranslation(['app', 'course']);
  const { id } = useParams({ from: '/signed-in/courses/$id/identity' });
  const course = useRead('course', { params: { id } });
  if (course.error && !course.data) return <ErrorNotice error={course.error} />;
  if (!course.data) return <Loading />;
  return (
    <>
      <CourseHeader answer={course.data} subtitle={t('course:who.correct')} />
      <p>{t('course:who.lead')}</p>
      <Correction answer={course.data} />
    </>
  );
}

function Correction({ answer }: { answer: CallOutput<'course'> }) {
  const { t } = useTranslation(['app', 'course']);
  const zone = useZone();
  const navigate = useNavigate();
  const ids = useRef(new CommandIds(() => crypto.randomUUID()));
  // What the form began with: a correction by somebody else meanwhile does not change it under the hand.
  const [start, setStart] = useState(answer);
  const correct = useAct('correctIdentity', ['course', 'worklist', 'listCourses', 'today']);
  const { id } = answer.view.course;
  if (start.person === null || start.identity === null) return <p>{t('course:page.person-hidden')}</p>;
  const { version } = start.identity;
  const { error } = correct;
  const issues = error instanceof ApiError ? error.detail.issues : undefined;
  const overtaken = error instanceof ApiError && error.code === 'conflict';
  const submit = (typed: Record<string, unknown>) => {
    const content = { ...identityCorrection.parse(typed), expectedVersion: version };
    correct.mutate(
      { params: { id }, body: { commandId: ids.current.idFor({ id, ...content }), ...content } },
      {
        onSuccess: () => {
          ids.current.settle();
          void navigate({ to: '/courses/$id', params: { id } });
        },
        onError: (failure) => ids.current.settleAfter(failure),
      },
    );
  };
  return (
    <>
      {!issues && <ErrorNotice error={error} />}
      {overtaken && answer.identity?.version !== version && (
        <Button
          variant="default"
          name="begin-anew"
          onClick={() => {
            correct.reset();
            setStart(answer);
          }}
        >
          {t('course:who.begin-anew')}
        </Button>
      )}
      <CommandForm
        key={version}
        schema={identityCorrection}
        setting={plainSetting('correct-identity', zone)}
        initial={{ person: start.person }}
        submitLabel={t('course:who.save')}
        busy={correct.isPending}
        onSubmit={submit}
        onCancel={() => void navigate({ to: '/courses/$id', params: { id } })}
        {...(issues ? { issues } : {})}
      />
    </>
  );
}

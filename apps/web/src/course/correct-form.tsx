import { ApiError, type RecordedEventView } from '@lutetia/contract';
import type { CommandType, Course } from '@lutetia/course';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandForm, useFormSetting } from '../form/index.ts';
import { ErrorNotice } from '../ui/index.ts';
import { correctionSchema } from './correction-schema.ts';
import { GateList } from './gate-list.tsx';
import { type CommandResult, useCourseCommand } from './use-course-command.ts';

/** Replaces what an entry says; the entry itself stays readable for ever. */
export function CorrectForm(props: {
  course: Course;
  type: CommandType;
  entry: RecordedEventView;
  onDone: (result: CommandResult) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation(['app', 'course']);
  const { entry, type, course } = props;
  const act = useCourseCommand(course.id, 'correct', course.version, props.onDone);
  const nearZones = course.referral === null ? [] : [course.referral.timeZone];
  const setting = useFormSetting(type, { nearZones });
  const [schema] = useState(() => correctionSchema(type));
  const { error } = act;
  const detail = error instanceof ApiError ? error.detail : null;
  const closed = error instanceof ApiError && error.code === 'gates-closed';
  return (
    <section className="open-act" aria-labelledby="correction" data-correct={entry.version}>
      <h3 id="correction">
        {t('course:ledger.correct-title', { version: entry.version, what: t(`course:command.${type}`) })}
      </h3>
      {!detail?.issues && !closed && <ErrorNotice error={error} />}
      <CommandForm
        schema={schema}
        setting={setting}
        initial={{ body: entry.body }}
        submitLabel={t('course:do.correct')}
        busy={act.busy}
        onSubmit={(typed) => act.submit({ version: entry.version, ...typed }, [])}
        onCancel={props.onCancel}
        {...(detail?.issues ? { issues: detail.issues } : {})}
      >
        {closed && detail?.gates && <GateList gates={detail.gates} />}
      </CommandForm>
    </section>
  );
}

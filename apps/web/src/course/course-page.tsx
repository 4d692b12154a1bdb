import { ApiError, type CallOutput } from '@lutetia/contract';
import { type CommandType, type Course, commands, isCommandType, type StepView } from '@lutetia/course';
import { CloseButton, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useLive } from '../api/index.ts';
import { CoursePicture } from '../course-picture/index.ts';
import { useMe } from '../session/me.ts';
import { ErrorNotice, Loading, UndoOffer, useRead } from '../ui/index.ts';
import { ActForm } from './act-form.tsx';
import { AskedFor } from './asked-for.tsx';
import { CourseHeader } from './course-header.tsx';
import { DocumentsPanel } from './documents-panel.tsx';
import { EmergencyAccess } from './emergency-access.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { focusSoon } from './focus-soon.ts';
import { LedgerPanel } from './ledger-panel.tsx';
import { NamedAccess } from './named-access.tsx';
import { PromptsPanel } from './prompts-panel.tsx';
import { Recorded } from './recorded.tsx';
import { undoOf } from './undo-of.ts';
import type { CommandResult } from './use-course-command.ts';
import { WayPanel } from './way-panel.tsx';
import './course.css';

interface Done {
  readonly what: CommandType;
  readonly result: CommandResult;
  /** The course as it was when the form was opened; null for what cannot be taken back. */
  readonly before: Course | null;
  /** It took another act back. */
  readonly undone: boolean;
}

/** Everything about one course of treatment. */
export function CoursePage() {
  const { id } = useParams({ from: '/signed-in/courses/$id' });
  const course = useRead('course', { params: { id } }, { refetchInterval: 30_000 });
  useLive(null);
  const me = useMe();
  // A restricted course answers as if it were not there.
  if (course.error instanceof ApiError && ['not-found', 'not-allowed'].includes(course.error.code)) {
    const clinical = me?.roles.some(
      (role) => !['referrer', 'patient', 'manager', 'administrator'].includes(role),
    );
    return clinical ? <EmergencyAccess courseId={id} /> : <ErrorNotice error={course.error} />;
  }
  if (course.error && !course.data) return <ErrorNotice error={course.error} />;
  if (!course.data) return <Loading />;
  return <OneCourse answer={course.data} key={id} />;
}

const OneCourse = memo(function OneCourse({ answer }: { answer: CallOutput<'course'> }) {
  const me = useMe();
  const { view, mayCommand } = answer;
  const { course } = view;
  const { act } = useSearch({ from: '/signed-in/courses/$id' });
  const navigate = useNavigate({ from: '/courses/$id' });
  const [done, setDone] = useState<Done | null>(null);
  const open = (next: CommandType | null) => {
    setDone(null);
    void navigate({ search: next ? { act: next } : {} });
  };
  const finish = (type: CommandType) => (result: CommandResult, before?: Course) => {
    setDone({ what: type, result, before: before ?? null, undone: false });
    void navigate({ search: {} });
  };
  const step = view.steps.find(({ command }) => command === act) ?? null;
  const opened = act !== undefined && act !== 'correct' && mayCommand.includes(act) ? act : null;
  const readsLedger = me?.roles.some(
    (role) => !['referrer', 'patient', 'manager', 'administrator'].includes(role),
  );
  return (
    <>
      <CourseHeader answer={answer} />
      {done && <JustRecorded key={done.result.version} done={done} view={view} onUndone={setDone} />}
      {!opened && (
        <PromptsPanel
          prompts={view.prompts}
          mayCommand={mayCommand}
          onOpen={open}
          beside={
            mayCommand.includes('receive-document')
              ? { 'documents-missing': <AskedFor course={course} onDone={finish('receive-document')} /> }
              : {}
          }
        />
      )}
      {!opened && <CoursePicture course={course} />}
      <div className="course-columns">
        <div>
          {opened ? (
            <OpenAct
              type={opened}
              answer={answer}
              step={step}
              onDone={finish(opened)}
              onClose={() => open(null)}
            />
          ) : (
            <WayPanel
              views={view.steps}
              prompts={view.prompts}
              next={view.next}
              mayCommand={mayCommand}
              roles={me?.roles ?? []}
              onOpen={open}
            />
          )}
        </div>
        <FactsPanel course={course} />
      </div>
      {(readsLedger || me?.roles.includes('referrer')) && <DocumentsPanel answer={answer} />}
      {answer.restricted && (readsLedger || me?.roles.includes('referrer')) && (
        <NamedAccess courseId={course.id} />
      )}
      {readsLedger && <LedgerPanel answer={answer} onDone={finish('correct')} />}
    </>
  );
});

/** The result of an act; the focus goes here, so that a reader hears what was recorded. */
function JustRecorded(props: {
  done: Done;
  view: CallOutput<'course'>['view'];
  onUndone: (done: Done) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [commandId] = useState(() => crypto.randomUUID());
  const client = useQueryClient();
  useEffect(() => focusSoon(() => box.current), []);
  const { done, view } = props;
  const undo = done.before === null ? null : undoOf(done.what, done.before, done.result);
  return (
    <div ref={box} tabIndex={-1} data-recorded={done.what}>
      <Recorded act={done.what} view={view} undone={done.undone}>
        {undo && (
          <UndoOffer
            onUndo={async () => {
              const params = { id: view.course.id };
              const result = await call('commandCourse', { params, body: { commandId, ...undo } });
              await client.invalidateQueries();
              props.onUndone({ what: undo.type, result, before: null, undone: true });
            }}
          />
        )}
      </Recorded>
    </div>
  );
}

function OpenAct(props: {
  type: CommandType;
  answer: CallOutput<'course'>;
  step: StepView | null;
  onDone: (result: CommandResult, before: Course) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['app', 'course']);
  const [before] = useState(props.answer.view.course);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { type, step } = props;
  return (
    <section className="open-act" aria-labelledby="open-act" key={type}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <div className="small dimmed">{t(`course:step.${commands[type].step}`)}</div>
          <h2 id="open-act" tabIndex={-1} ref={title}>
            {t(`course:do.${type}`)}
          </h2>
        </div>
        <CloseButton size="lg" onClick={props.onClose} aria-label={t('course:page.close-form')} />
      </Group>
      <ActForm
        course={props.answer.view.course}
        type={type}
        gates={step?.state === 'blocked' && isCommandType(step.command) ? step.gates : []}
        onDone={(result) => props.onDone(result, before)}
        onCancel={props.onClose}
      />
    </section>
  );
}

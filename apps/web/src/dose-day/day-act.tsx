import type { CallOutput } from '@lutetia/contract';
import { commands } from '@lutetia/course';
import { Button, Group } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ActForm,
  type CommandResult,
  canOpen,
  GateList,
  Outcome,
  sayRoles,
  toneOfRecord,
  useSpeech,
  WhyLater,
} from '../course/index.ts';
import { readDraft } from '../outbox/index.ts';
import { useMe } from '../session/me.ts';
import { Instant, Notice, StateBadge } from '../ui/index.ts';
import { BegunBy } from './begun-by.tsx';
import type { DayAct, DayStep } from './day-steps.ts';
import { ScanPanel } from './scan-panel.tsx';
import { Unanswered } from './unanswered.tsx';
import { useDesk } from './use-desk.ts';

interface Props {
  answer: CallOutput<'course'>;
  step: DayStep;
  onDone: (act: DayAct, result: CommandResult) => void;
  onKept: (act: DayAct) => void;
}

/** One act of the day: its form when it is open, why not when it is blocked, what was recorded when it is done. */
export function DayActScreen(props: Props) {
  const { t } = useTranslation(['dose-day', 'course', 'app']);
  const me = useMe();
  const speech = useSpeech();
  const { answer, step } = props;
  const { act } = step;
  const courseId = answer.view.course.id;
  const [more, setMore] = useState(false);
  // What someone has begun to enter stays on the screen when a colleague's tablet is faster, and says so.
  const [begun, setBegun] = useState(false);
  const [round, setRound] = useState(0);
  const mine = answer.mayCommand.includes(act);
  const free = step.state === 'open' || (step.state === 'blocked' && canOpen(step.gates, me?.roles ?? []));
  const opens = mine && free && step.kept === 0;
  return (
    <>
      {step.kept > 0 && <Notice tone="wait">{t('kept', { what: t(`course:command.${act}`) })}</Notice>}
      {step.state === 'done' && (
        <Notice tone={toneOfRecord(act, answer.view.prompts)}>
          {t('already')} {t(`course:command.${act}`)} {step.doneAt && <Instant at={step.doneAt} />}
          <Outcome act={act} view={answer.view} />
        </Notice>
      )}
      {(step.state === 'done' || step.kept > 0) && mine && !more && !begun && (
        <Button variant="default" size="lg" onClick={() => setMore(true)} name="once-more">
          {t('once-more')}
        </Button>
      )}
      {step.state === 'later' && step.kept === 0 && (
        <Notice tone="wait">
          {t('nothing')}
          <WhyLater view={step} />
        </Notice>
      )}
      {step.state === 'blocked' && !opens && !begun && step.kept === 0 && (
        <section aria-label={t('course:page.gates-title')}>
          <Group mb="xs">
            <StateBadge state="blocked" label={t('course:state.blocked')} />
          </Group>
          <GateList gates={step.gates} withMet />
        </section>
      )}
      {!mine && step.state !== 'done' && (
        <>
          <Notice tone="plain">{t('for-role', { roles: sayRoles(commands[act].roles, speech) })}</Notice>
          <BegunBy draft={readDraft(courseId, act)} own={false} />
        </>
      )}
      {(opens || more || begun) && (
        <div onInput={() => setBegun(true)}>
          <DayForm
            key={`${act} ${round}`}
            {...props}
            onAnew={() => setRound(round + 1)}
            onDone={(given, result) => {
              setMore(false);
              setBegun(false);
              props.onDone(given, result);
            }}
            onKept={(given) => {
              setMore(false);
              setBegun(false);
              props.onKept(given);
            }}
          />
        </div>
      )}
    </>
  );
}

function DayForm(props: Props & { onAnew: () => void }) {
  const { answer, step, onAnew } = props;
  const { act } = step;
  const { course } = answer.view;
  const me = useMe();
  const day = useDesk(course.id, act, step.doneAt, () => props.onKept(act));
  const form = useRef<HTMLDivElement>(null);
  return (
    <div ref={form}>
      <BegunBy
        draft={day.begunBy}
        own={day.begunBy?.by.userId === me?.userId}
        onAnew={() => {
          day.forget();
          onAnew();
        }}
      />
      {act === 'time-out' && <ScanPanel answer={answer} typed={day.typed} form={form} />}
      <ActForm
        course={course}
        type={act}
        gates={step.state === 'blocked' ? step.gates : []}
        desk={{
          ...day.desk,
          unanswered: <Unanswered act={act} unsure={day.unsure} onBegun={day.keepUnsure} />,
        }}
        onDone={(result) => {
          day.forget();
          props.onDone(act, result);
        }}
      />
    </div>
  );
}

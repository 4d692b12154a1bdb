import type { CallOutput } from '@lutetia/contract';
import { type Course, currentCycle, type Injection } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActForm, type CommandResult } from '../course/index.ts';
import { optionOf } from '../form/index.ts';
import { useMe } from '../session/me.ts';
import { Instant, Notice } from '../ui/index.ts';
import { BegunBy } from './begun-by.tsx';
import { Unanswered } from './unanswered.tsx';
import { useDesk } from './use-desk.ts';

export const runningActs = ['check-site', 'pause-injection', 'resume-injection', 'stop-injection'] as const;
export type RunningAct = (typeof runningActs)[number];

/** The form of what is done while the injection runs, and the looks so far. */
export function RunningInjection(props: {
  answer: CallOutput<'course'>;
  injection: Injection;
  act: RunningAct;
  onAct: (act: RunningAct) => void;
  onDone: (act: RunningAct, result: CommandResult) => void;
  onKept: (act: RunningAct) => void;
}) {
  const { t } = useTranslation(['dose-day', 'course']);
  const { answer, injection, act } = props;
  const [round, setRound] = useState(0);
  const next = () => setRound(round + 1);
  return (
    <div className="running">
      <section aria-labelledby="running-act" data-day-act={act}>
        <h2 id="running-act" tabIndex={-1}>
          {t(`course:do.${act}`)}
        </h2>
        {answer.mayCommand.includes(act) ? (
          <RunningForm
            {...props}
            key={`${act} ${round}`}
            onAnew={next}
            onDone={(given, result) => {
              next();
              props.onDone(given, result);
            }}
            onKept={(given) => {
              next();
              props.onKept(given);
            }}
          />
        ) : (
          <Notice tone="wait">{t('nothing')}</Notice>
        )}
      </section>
      <Looks injection={injection} />
    </div>
  );
}

function RunningForm(props: Parameters<typeof RunningInjection>[0] & { onAnew: () => void }) {
  const { t } = useTranslation('dose-day');
  const { act, answer } = props;
  const { course } = answer.view;
  const me = useMe();
  const day = useDesk(course.id, act, null, () => props.onKept(act));
  const leaves = act === 'stop-injection' || act === 'pause-injection';
  return (
    <>
      <BegunBy
        draft={day.begunBy}
        own={day.begunBy?.by.userId === me?.userId}
        onAnew={() => {
          day.forget();
          props.onAnew();
        }}
      />
      {act === 'stop-injection' && <Notice tone="stop">{t('stop-first')}</Notice>}
      <ActForm
        course={course}
        type={act}
        gates={[]}
        desk={{ ...day.desk, unanswered: <Unanswered act={act} unsure={null} onBegun={() => undefined} /> }}
        onDone={(result) => {
          day.forget();
          props.onDone(act, result);
        }}
        {...(leaves
          ? {
              // Stopped or paused another time, it is another time.
              onCancel: () => {
                day.forget();
                props.onAct('check-site');
              },
            }
          : {})}
      />
    </>
  );
}

/** Stop, and pause or go on, where the thumb is: on every step while the injection runs. */
export function StopBar(props: {
  injection: Injection;
  act: string;
  mayCommand: readonly string[];
  onAct: (act: RunningAct) => void;
}) {
  const { t } = useTranslation('dose-day');
  const { act, mayCommand } = props;
  const paused = props.injection.pauses.some(({ resumed }) => resumed === null);
  const other = paused ? 'resume-injection' : 'pause-injection';
  if (act === 'stop-injection') {
    const record = () =>
      document.querySelector<HTMLFormElement>('form[data-act="stop-injection"]')?.requestSubmit();
    return (
      <div className="stop-bar">
        <Button size="xl" className="stop" onClick={record} name="record-stop">
          {t('record-stop')}
        </Button>
      </div>
    );
  }
  return (
    <div className="stop-bar">
      {act !== other && mayCommand.includes(other) && (
        <Button
          size="xl"
          variant="default"
          onClick={() => props.onAct(other)}
          name={paused ? 'resume' : 'pause'}
        >
          {t(paused ? 'resume' : 'pause')}
        </Button>
      )}
      {mayCommand.includes('stop-injection') && (
        <Button size="xl" className="stop" onClick={() => props.onAct('stop-injection')} name="stop">
          {t('stop')}
        </Button>
      )}
    </div>
  );
}

function Looks({ injection }: { injection: Injection }) {
  const { t } = useTranslation(['dose-day', 'course']);
  if (injection.siteChecks.length === 0) return null;
  return (
    <section aria-labelledby="looks">
      <h3 id="looks">{t('sites')}</h3>
      <ol>
        {injection.siteChecks.map((check) => (
          <li key={check.fact.version}>
            <Instant at={check.checkedAt} /> · {optionOf(t, 'finding', check.finding)}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The injection that is running now; null before and after. */
export function runningInjection(course: Course): Injection | null {
  const { injection } = currentCycle(course);
  return injection !== null && injection.stop === null ? injection : null;
}

import type { CallOutput } from '@lutetia/contract';
import { type Course, currentCycle, type Injection } from '@lutetia/course';
import { Button, Switch } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActForm, type CommandResult, useSite } from '../course/index.ts';
import { optionOf } from '../form/index.ts';
import { Instant, Notice } from '../ui/index.ts';
import { beep } from './beep.ts';
import { clockText, isCallOut, siteCheckClock } from './site-check-clock.ts';
import { useNow } from './use-now.ts';

type RunningAct = 'check-site' | 'pause-injection' | 'resume-injection' | 'stop-injection';

/** The time is filled in already: the first question is what comes after it. */
const firstQuestion = 'select:not([name$=".zone"]), textarea, input[type="radio"]';

/** The screen while the injection runs: the clock, the next look at the site, and stop always in reach. */
export function RunningInjection(props: {
  answer: CallOutput<'course'>;
  injection: Injection;
  /** What the screen opens with. */
  first: 'check-site' | 'stop-injection';
  onDone: (act: RunningAct, result: CommandResult) => void;
}) {
  const { t } = useTranslation(['app', 'course']);
  const { answer, injection } = props;
  const { course } = answer.view;
  const paused = injection.pauses.some(({ resumed }) => resumed === null);
  const [act, setAct] = useState<RunningAct>(props.first);
  const shown = paused && act === 'check-site' ? 'resume-injection' : act;
  const may = (command: RunningAct) => answer.mayCommand.includes(command);
  const form = useRef<HTMLDivElement>(null);
  const choose = (next: RunningAct) => {
    setAct(next);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(firstQuestion)?.focus());
  };
  const [round, setRound] = useState(0);
  return (
    <div className="running">
      <Clock course={course} injection={injection} paused={paused} />
      <section ref={form} aria-labelledby="running-act">
        <h2 id="running-act">{t(`course:do.${shown}`)}</h2>
        {may(shown) ? (
          <ActForm
            key={`${shown} ${round}`}
            course={course}
            type={shown}
            gates={[]}
            onDone={(result) => {
              setAct('check-site');
              setRound(round + 1);
              props.onDone(shown, result);
            }}
            {...(shown === 'stop-injection' || shown === 'pause-injection'
              ? { onCancel: () => setAct('check-site') }
              : {})}
          />
        ) : (
          <Notice tone="wait">{t('course:dose-day.nothing')}</Notice>
        )}
      </section>
      <Looks injection={injection} />
      {shown !== 'stop-injection' && (
        <div className="stop-bar">
          {!paused && may('pause-injection') && shown !== 'pause-injection' && (
            <Button size="xl" variant="default" onClick={() => choose('pause-injection')} name="pause">
              {t('course:dose-day.pause')}
            </Button>
          )}
          {paused && may('resume-injection') && shown !== 'resume-injection' && (
            <Button size="xl" variant="default" onClick={() => choose('resume-injection')} name="resume">
              {t('course:dose-day.resume')}
            </Button>
          )}
          {may('stop-injection') && (
            <Button
              size="xl"
              color="red.9"
              className="stop"
              onClick={() => choose('stop-injection')}
              name="stop"
            >
              {t('course:dose-day.stop')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Clock({ injection, paused }: { course: Course; injection: Injection; paused: boolean }) {
  const { t } = useTranslation(['app', 'course']);
  const now = useNow();
  const site = useSite();
  const [sound, setSound] = useState(true);
  const minutes = site.data?.procedure?.siteCheckMinutes ?? null;
  const startedAt = injection.start.startedAt;
  const elapsed = Math.floor(
    (now.epochMilliseconds - Temporal.Instant.from(startedAt).epochMilliseconds) / 1000,
  );
  const { minute, secondsLeft } = siteCheckClock(startedAt, minutes ?? [], injection.siteChecks.length, now);
  const due = minute !== null && secondsLeft <= 0;
  const callOut = !paused && minute !== null && isCallOut(secondsLeft);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (!callOut || minute === null) return;
    setSpoken(
      secondsLeft > 0
        ? t('course:dose-day.next-check', { time: clockText(secondsLeft), minute })
        : t('course:dose-day.check-now', { minute }),
    );
    if (sound && secondsLeft <= 0) beep();
  }, [callOut, minute, secondsLeft, sound, t]);
  return (
    <div className="clock" data-due={due || undefined}>
      <div className="clock-running">
        {paused ? t('course:dose-day.paused') : t('course:dose-day.running', { time: clockText(elapsed) })}
      </div>
      <div className="clock-next" data-testid="next-check">
        {site.data && minutes === null && t('course:dose-day.no-procedure')}
        {minutes !== null && minute === null && t('course:dose-day.checks-done')}
        {minute !== null &&
          (due
            ? t('course:dose-day.check-now', { minute })
            : t('course:dose-day.next-check', { time: clockText(secondsLeft), minute }))}
      </div>
      <Switch
        checked={sound}
        onChange={(event) => setSound(event.currentTarget.checked)}
        label={t(sound ? 'course:dose-day.sound-on' : 'course:dose-day.sound-off')}
      />
      <p className="visually-hidden" aria-live="assertive">
        {spoken}
      </p>
    </div>
  );
}

function Looks({ injection }: { injection: Injection }) {
  const { t } = useTranslation(['app', 'course']);
  if (injection.siteChecks.length === 0) return null;
  return (
    <section aria-labelledby="looks">
      <h3 id="looks">{t('course:dose-day.sites')}</h3>
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

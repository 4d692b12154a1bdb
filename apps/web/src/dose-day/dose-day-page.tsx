import type { CallOutput } from '@lutetia/contract';
import type { CommandType } from '@lutetia/course';
import { doseDayActs } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../api/index.ts';
import { type CommandResult, focusSoon, PromptsPanel, Recorded, useSite } from '../course/index.ts';
import { useKeptActs, waiting } from '../outbox/index.ts';
import { useMe } from '../session/me.ts';
import { ErrorNotice, Loading, Notice, useRead } from '../ui/index.ts';
import { Connection } from './connection.tsx';
import { DayActScreen } from './day-act.tsx';
import { DayProgress } from './day-progress.tsx';
import { promptsFor, promptsSince } from './day-prompts.ts';
import { currentAct, type DayAct, daySteps } from './day-steps.ts';
import { foresee } from './foresee.ts';
import { InjectionClock } from './injection-clock.tsx';
import { ReadAloud } from './read-aloud.tsx';
import {
  type RunningAct,
  RunningInjection,
  runningActs,
  runningInjection,
  StopBar,
} from './running-injection.tsx';
import './dose-day.css';

/** The day of the injection: one act a screen, in order, for a tablet at the bedside. */
export function DoseDayPage() {
  const { id } = useParams({ from: '/signed-in/courses/$id/dose-day' });
  const course = useRead('course', { params: { id } }, { refetchInterval: 15_000 });
  const live = useLive(null);
  // Dialogs stand outside the page and are for the same gloves.
  useEffect(() => {
    document.documentElement.dataset.doseDay = 'true';
    return () => {
      delete document.documentElement.dataset.doseDay;
    };
  }, []);
  if (course.error && !course.data) return <ErrorNotice error={course.error} />;
  if (!course.data) return <Loading />;
  return (
    <>
      <Connection lost={live === 'lost' || course.failureCount > 0} readAtMs={course.dataUpdatedAt} />
      <Day answer={course.data} key={id} />
    </>
  );
}

type Screen = DayAct | RunningAct;
const isRunningAct = (act: string): act is RunningAct => (runningActs as readonly string[]).includes(act);

interface Done {
  readonly what: Screen;
  /** Null: it waits on the device. */
  readonly result: CommandResult | null;
  readonly promptsBefore: readonly string[];
}

/** The course with what waits on this device: the day goes on while the server does not answer. */
function useDayAnswer(answer: CallOutput<'course'>) {
  const me = useMe();
  const site = useSite();
  const kept = waiting(useKeptActs()).filter(({ courseId }) => courseId === answer.view.course.id);
  const view = foresee(answer, kept, {
    site: site.data,
    now: Temporal.Now.instant().toString(),
    me: { userId: me?.userId ?? '', roles: me?.roles ?? [] },
  });
  return { answer: { ...answer, view }, kept };
}

function Day(props: { answer: CallOutput<'course'> }) {
  const { t } = useTranslation(['dose-day', 'course']);
  const { answer, kept } = useDayAnswer(props.answer);
  const { view } = answer;
  const search = useSearch({ from: '/signed-in/courses/$id/dose-day' });
  const [chosen, setChosen] = useState<Screen | null>(
    () =>
      doseDayActs.find((one) => one === search.act) ?? runningActs.find((one) => one === search.act) ?? null,
  );
  const [done, setDone] = useState<Done | null>(null);
  const navigate = useNavigate();
  const screen = useRef<HTMLDivElement>(null);
  const steps = daySteps(view, kept);
  const running = runningInjection(view.course);
  const paused = running?.pauses.some(({ resumed }) => resumed === null) ?? false;
  const wanted = chosen ?? currentAct(view, kept);
  const act = running && paused && wanted === 'check-site' ? 'resume-injection' : wanted;
  const shown = doseDayActs.find((one) => one === act) ?? 'check-site';
  const number = doseDayActs.indexOf(shown) + 1;
  const step = steps[number - 1];
  const recorded = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!done) return;
    return focusSoon(() => recorded.current);
  }, [done]);
  const choose = (next: Screen) => {
    setChosen(next);
    setDone(null);
    requestAnimationFrame(() => {
      window.scrollTo({ top: 0 });
      screen.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    });
  };
  const finish = (what: Screen, result: CommandResult | null) => {
    setChosen(null);
    setDone({ what, result, promptsBefore: view.prompts.map(({ id }) => id) });
  };
  const openPrompt = (command: CommandType) => {
    const here = doseDayActs.find((one) => one === command) ?? runningActs.find((one) => one === command);
    if (here) choose(here);
    else void navigate({ to: '/courses/$id', params: { id: view.course.id }, search: { act: command } });
  };
  const since = done?.result ? promptsSince(view, done.promptsBefore) : [];
  // What the act just recorded has raised comes with it, then what concerns the step.
  const prompts = [...since, ...promptsFor(view, act).filter((prompt) => !since.includes(prompt))];
  const beside = (by: number) => doseDayActs[number - 1 + by];
  const forms = {
    onDone: (what: Screen, result: CommandResult) => finish(what, result),
    onKept: (what: Screen) => finish(what, null),
  };
  return (
    <div className="dose-day" data-running={running !== null || undefined}>
      <ReadAloud answer={answer} />
      <div className="dose-day-columns">
        <DayProgress steps={steps} prompts={view.prompts} shown={shown} onChoose={choose} />
        <div className="day-screen" ref={screen}>
          {running && <InjectionClock injection={running} />}
          {done && (
            <div
              ref={recorded}
              tabIndex={-1}
              {...(done.result ? { 'data-recorded': done.what } : { 'data-kept': done.what })}
            >
              {done.result ? (
                <Recorded act={done.what} view={view} />
              ) : (
                <Notice tone="wait">{t('kept', { what: t(`course:command.${done.what}`) })}</Notice>
              )}
            </div>
          )}
          <PromptsPanel prompts={prompts} mayCommand={answer.mayCommand} onOpen={openPrompt} />
          {running && isRunningAct(act) ? (
            <RunningInjection answer={answer} injection={running} act={act} onAct={choose} {...forms} />
          ) : (
            step && (
              // Once something is entered here, no tablet beside moves this screen on.
              <section aria-labelledby="day-act" data-day-act={shown} onInput={() => setChosen(shown)}>
                <div className="dimmed">{t('step-of', { number, total: doseDayActs.length })}</div>
                <h2 id="day-act" tabIndex={-1}>
                  {t(`course:command.${shown}`)}
                </h2>
                <DayActScreen key={shown} answer={answer} step={step} {...forms} />
                <div className="day-moves">
                  {([-1, 1] as const).map((by) => {
                    const next = beside(by);
                    return (
                      next && (
                        <Button
                          key={by}
                          variant="default"
                          size="lg"
                          onClick={() => choose(next)}
                          name={by < 0 ? 'previous' : 'following'}
                        >
                          {t(by < 0 ? 'previous' : 'following')}
                        </Button>
                      )
                    );
                  })}
                </div>
              </section>
            )
          )}
        </div>
      </div>
      {running && <StopBar injection={running} act={act} mayCommand={answer.mayCommand} onAct={choose} />}
    </div>
  );
}

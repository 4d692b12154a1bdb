import type { CallOutput } from '@lutetia/contract';
import type { CommandType } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../api/index.ts';
import { CourseHeader, focusSoon, PromptsPanel, Recorded } from '../course/index.ts';
import { ErrorNotice, Loading, useRead } from '../ui/index.ts';
import { DayActScreen } from './day-act.tsx';
import { DayProgress } from './day-progress.tsx';
import { currentAct, type DayAct, dayActs, daySteps } from './day-steps.ts';
import { RunningInjection, runningInjection } from './running-injection.tsx';
import './dose-day.css';

/** The day of the injection: one act a screen, in order, for a tablet at the bedside. */
export function DoseDayPage() {
  const { id } = useParams({ from: '/signed-in/courses/$id/dose-day' });
  const course = useRead('course', { params: { id } }, { refetchInterval: 15_000 });
  useLive(null);
  if (course.error && !course.data) return <ErrorNotice error={course.error} />;
  if (!course.data) return <Loading />;
  return <Day answer={course.data} key={id} />;
}

function Day({ answer }: { answer: CallOutput<'course'> }) {
  const { t } = useTranslation(['app', 'course']);
  const [chosen, setChosen] = useState<DayAct | null>(null);
  const [done, setDone] = useState<{ what: CommandType; version: number } | null>(null);
  const navigate = useNavigate();
  const title = useRef<HTMLHeadingElement>(null);
  const steps = daySteps(answer.view);
  const running = runningInjection(answer.view.course);
  const act = chosen ?? currentAct(answer.view);
  const number = dayActs.indexOf(act) + 1;
  const step = steps[number - 1];
  const injecting = act === 'check-site' || act === 'stop-injection';
  const recorded = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!done) return;
    return focusSoon(() => recorded.current);
  }, [done]);
  const choose = (next: DayAct) => {
    setChosen(next);
    setDone(null);
    requestAnimationFrame(() => title.current?.focus());
  };
  const finish = (what: CommandType, result: { version: number }) => {
    setChosen(null);
    setDone({ what, version: result.version });
  };
  const beside = (by: number) => dayActs[number - 1 + by];
  return (
    <div className="dose-day">
      <CourseHeader answer={answer} subtitle={t('course:dose-day.title')} />
      <div className="dose-day-columns">
        <DayProgress steps={steps} prompts={answer.view.prompts} shown={act} onChoose={choose} />
        <div className="day-screen">
          {done && (
            <div ref={recorded} tabIndex={-1} data-recorded={done.what}>
              <Recorded act={done.what} view={answer.view} />
            </div>
          )}
          <PromptsPanel
            prompts={answer.view.prompts.filter(
              ({ id, severity }) => id !== 'site-check' && severity !== 'info',
            )}
            mayCommand={answer.mayCommand}
            onOpen={(command) => {
              const onThisPage =
                command === 'resume-injection' ? 'check-site' : dayActs.find((one) => one === command);
              if (onThisPage) choose(onThisPage);
              else
                void navigate({
                  to: '/courses/$id',
                  params: { id: answer.view.course.id },
                  search: { act: command },
                });
            }}
          />
          {injecting && running ? (
            <RunningInjection key={act} first={act} answer={answer} injection={running} onDone={finish} />
          ) : (
            step && (
              // Once something is entered here, no tablet beside moves this screen on.
              <section aria-labelledby="day-act" data-day-act={act} onInput={() => setChosen(act)}>
                <div className="dimmed">
                  {t('course:dose-day.step-of', { number, total: dayActs.length })}
                </div>
                <h2 id="day-act" ref={title} tabIndex={-1}>
                  {t(`course:command.${act}`)}
                </h2>
                <DayActScreen key={act} answer={answer} step={step} onDone={finish} />
                <div className="day-moves">
                  {beside(-1) && (
                    <Button
                      variant="default"
                      size="lg"
                      onClick={() => choose(beside(-1) ?? act)}
                      name="previous"
                    >
                      {t('course:dose-day.previous')}
                    </Button>
                  )}
                  {beside(1) && (
                    <Button
                      variant="default"
                      size="lg"
                      onClick={() => choose(beside(1) ?? act)}
                      name="following"
                    >
                      {t('course:dose-day.following')}
                    </Button>
                  )}
                </div>
              </section>
            )
          )}
          {running && !injecting && (
            <div className="stop-bar">
              <Button
                size="xl"
                color="red.9"
                className="stop"
                onClick={() => choose('stop-injection')}
                name="stop"
              >
                {t('course:dose-day.stop')}
              </Button>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

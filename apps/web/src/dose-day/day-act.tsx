import type { CallOutput } from '@lutetia/contract';
import { commands } from '@lutetia/course';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
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
import { useMe } from '../session/me.ts';
import { Instant, Notice, StateBadge } from '../ui/index.ts';
import type { DayAct, DayStep } from './day-steps.ts';

/** One act of the day: its form when it is open, why not when it is blocked, what was recorded when it is done. */
export function DayActScreen(props: {
  answer: CallOutput<'course'>;
  step: DayStep;
  onDone: (act: DayAct, result: CommandResult) => void;
}) {
  const { t } = useTranslation(['app', 'course']);
  const me = useMe();
  const speech = useSpeech();
  const { answer, step } = props;
  const { act } = step;
  const [more, setMore] = useState(false);
  // What someone has begun to enter stays on the screen when a colleague's tablet is faster, and says so.
  const [begun, setBegun] = useState(false);
  const mine = answer.mayCommand.includes(act);
  const opens =
    mine && (step.state === 'open' || (step.state === 'blocked' && canOpen(step.gates, me?.roles ?? [])));
  const doneAt = answer.view.steps.find(({ command }) => command === act)?.doneAt ?? null;
  return (
    <>
      {step.state === 'done' && (
        <>
          <Notice tone={toneOfRecord(act, answer.view.prompts)}>
            {t('course:dose-day.already')} {t(`course:command.${act}`)} {doneAt && <Instant at={doneAt} />}
            <Outcome act={act} view={answer.view} />
          </Notice>
          {mine && !more && !begun && (
            <Button variant="default" size="lg" onClick={() => setMore(true)} name="once-more">
              {t('course:dose-day.once-more')}
            </Button>
          )}
        </>
      )}
      {step.state === 'later' && (
        <Notice tone="wait">
          {t('course:dose-day.nothing')}
          <WhyLater view={step} />
        </Notice>
      )}
      {step.state === 'blocked' && !opens && !begun && (
        <section aria-label={t('course:page.gates-title')}>
          <Group mb="xs">
            <StateBadge state="blocked" label={t('course:state.blocked')} />
          </Group>
          <GateList gates={step.gates} withMet />
        </section>
      )}
      {!mine && step.state !== 'done' && (
        <p className="dimmed">
          {t('course:page.by-role', {
            roles: sayRoles(commands[act].roles, speech),
          })}
        </p>
      )}
      {(opens || more || begun) && (
        <div onInput={() => setBegun(true)}>
          <ActForm
            key={act}
            course={answer.view.course}
            type={act}
            gates={step.state === 'blocked' ? step.gates : []}
            onDone={(result) => {
              setMore(false);
              setBegun(false);
              props.onDone(act, result);
            }}
          />
        </div>
      )}
    </>
  );
}

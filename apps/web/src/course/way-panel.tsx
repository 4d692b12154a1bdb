import {
  type CommandType,
  commands,
  isCommandType,
  type Prompt,
  type Role,
  type StepView,
} from '@lutetia/course';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Instant, type Tone, ToneIcon } from '../ui/index.ts';
import { sayRoles } from './describe.ts';
import { GateList } from './gate-list.tsx';
import { gateSentence } from './gate-sentence.ts';
import { toneOfRecord } from './recorded-outcome.ts';
import { canOpen, closedGates } from './roles.ts';
import { useSpeech } from './use-speech.ts';
import { type WayStep, waySteps } from './way-steps.ts';
import './way.css';

interface WayProps {
  readonly views: readonly StepView[];
  readonly prompts: readonly Prompt[];
  readonly next: string | null;
  readonly mayCommand: readonly string[];
  readonly roles: readonly Role[];
  readonly onOpen: (act: CommandType) => void;
}

/** Acts for when things go another way: they stand beside the way, small. */
const asideActs: readonly string[] = [
  'withdraw-consent',
  'void-directive',
  'note-conflicting-order',
  'report-missing-dose',
  'arrange-dose-day',
  'clear-arrangement',
  'cancel-order',
  'quarantine-dose',
  'reject-dose',
  'record-extravasation',
  'hold-course',
  'delay-cycle',
  'end-treatment',
];
const isAside = ({ command, state }: StepView) => state === 'open' && asideActs.includes(command);

/** Done once and for all; everything else may be recorded again. */
const onceOnly: readonly string[] = [
  'refer',
  'sign-psma-pet',
  'accept-estimate',
  'order-dose',
  'confirm-order',
  'receive-dose',
  'start-injection',
  'stop-injection',
  'release-patient',
  'end-treatment',
];

const tones: Readonly<Record<StepView['state'], Tone>> = {
  done: 'go',
  open: 'wait',
  blocked: 'stop',
  later: 'plain',
};

/** The patient's way: the present step open, the past and the future folded, each saying how it stands. */
export function WayPanel(props: WayProps) {
  const { t } = useTranslation(['app', 'course']);
  const stands = waySteps(props.views, props.next);
  return (
    <section aria-labelledby="way">
      <h2 id="way">{t('course:page.way')}</h2>
      <ol className="way">
        {stands.map((one) => (
          <Step key={one.step} {...props} {...one} />
        ))}
      </ol>
    </section>
  );
}

const standTone: Readonly<Record<WayStep['stand'], Tone>> = {
  past: 'go',
  present: 'wait',
  blocked: 'stop',
  future: 'plain',
  'any-time': 'plain',
};

function Step(props: WayProps & WayStep) {
  const { t } = useTranslation(['app', 'course']);
  const { step, stand, views, onOpen } = props;
  const mine = ({ command }: StepView) => props.mayCommand.includes(command);
  const shown = views.filter((view) => view.state !== 'later' && !isAside(view));
  const aside = views.filter((view) => view.state === 'open' && isAside(view) && mine(view));
  const later = views.filter(({ state }) => state === 'later');
  const last = shown
    .flatMap(({ doneAt }) => (doneAt === null ? [] : [doneAt]))
    .sort()
    .at(-1);
  const alarmed = views.some(
    ({ command, state }) => state === 'done' && toneOfRecord(command, props.prompts) === 'stop',
  );
  return (
    <li className="way-step" data-step={step} data-stand={stand}>
      <details open={stand === 'present' || stand === 'blocked' || alarmed} id={`step-${step}`}>
        <summary>
          <ToneIcon tone={alarmed ? 'stop' : standTone[stand]} />
          <h3>{t(`course:step.${step}`)}</h3>
          <span className="small dimmed">
            {t(`course:stand.${stand}`)}
            {last !== undefined && stand === 'past' && (
              <>
                {' · '}
                <Instant at={last} />
              </>
            )}
          </span>
        </summary>
        {shown.length > 0 && (
          <ul className="plain-list">
            {shown.map((view) => (
              <ActRow key={view.command} {...props} view={view} />
            ))}
          </ul>
        )}
        {aside.length > 0 && (
          <div className="other-acts">
            <span className="small dimmed">{t('course:page.aside-acts')}</span>
            {aside.map(({ command }) => (
              <OtherAct key={command} command={command} onOpen={onOpen} />
            ))}
          </div>
        )}
        {later.length > 0 && (
          <details className="small later" open={shown.length === 0}>
            <summary>{t('course:page.show-all-acts', { count: later.length })}</summary>
            <ul>
              {later.map((view) => (
                <li key={view.command} data-later={view.command}>
                  {t(`course:command.${view.command}`)}
                  <WhyLater view={view} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </details>
    </li>
  );
}

function ActRow({ view, prompts, mayCommand, roles, onOpen, next }: WayProps & { view: StepView }) {
  const { t } = useTranslation(['app', 'course']);
  const speech = useSpeech();
  const { command } = view;
  if (!isCommandType(command)) return null;
  const mine = mayCommand.includes(command);
  const repeats = view.state !== 'done' || !onceOnly.includes(command);
  const opens = mine && repeats && (view.state !== 'blocked' || canOpen(view.gates, roles));
  const who = sayRoles(commands[command].roles, speech);
  const tone = view.state === 'done' ? toneOfRecord(command, prompts) : tones[view.state];
  return (
    <li
      className="act-row"
      data-act={command}
      data-state={view.state}
      data-next={next === command || undefined}
    >
      <div className="act-line">
        <span className="state-badge" data-tone={tone}>
          <ToneIcon tone={tone} />
          <span>{t(`course:state.${view.state}`)}</span>
        </span>
        <span className="act-name">{t(`course:command.${command}`)}</span>
        {view.doneAt && (
          <span className="small">
            <Instant at={view.doneAt} />
          </span>
        )}
        <span className="act-button">
          {opens ? (
            <Button
              size="compact-md"
              variant={next === command ? 'filled' : 'default'}
              onClick={() => onOpen(command)}
              name={`act.${command}`}
              aria-label={
                view.state === 'done' ? `${t('course:page.again')}: ${t(`course:do.${command}`)}` : undefined
              }
            >
              {view.state === 'done' ? t('course:page.again') : t(`course:do.${command}`)}
            </Button>
          ) : (
            !mine &&
            view.state !== 'done' && (
              <span className="small dimmed">{t('course:page.by-role', { roles: who })}</span>
            )
          )}
        </span>
      </div>
      {view.state === 'blocked' && <GateList gates={view.gates} withMet />}
    </li>
  );
}

/** What a later act waits for: the act before it, or what would refuse it as things stand. */
export function WhyLater({ view }: { view: Pick<StepView, 'gates' | 'waitsFor'> }) {
  const { t } = useTranslation(['app', 'course']);
  const speech = useSpeech();
  if (view.waitsFor !== null) {
    return (
      <div className="dimmed">
        {t('course:page.waits-for', { act: t(`course:command.${view.waitsFor}`) })}
      </div>
    );
  }
  const [gate] = closedGates(view.gates);
  return gate === undefined ? null : <div className="dimmed">{gateSentence(gate, speech)}</div>;
}

function OtherAct({ command, onOpen }: { command: string; onOpen: (act: CommandType) => void }) {
  const { t } = useTranslation(['app', 'course']);
  if (!isCommandType(command)) return null;
  return (
    <Button size="compact-sm" variant="subtle" onClick={() => onOpen(command)} name={`act.${command}`}>
      {t(`course:do.${command}`)}
    </Button>
  );
}

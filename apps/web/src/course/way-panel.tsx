import { type CommandType, commands, isCommandType, type Role, type StepView, steps } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Instant, StateBadge } from '../ui/index.ts';
import { GateList } from './gate-list.tsx';
import { canOpen } from './roles.ts';

interface WayProps {
  readonly views: readonly StepView[];
  readonly next: string | null;
  readonly mayCommand: readonly string[];
  readonly roles: readonly Role[];
  readonly onOpen: (act: CommandType) => void;
}

/** The patient's way: each step with its acts, done, open, blocked and why, or later. */
export function WayPanel(props: WayProps) {
  const { t } = useTranslation(['app', 'course']);
  return (
    <section aria-labelledby="way">
      <h2 id="way">{t('course:page.way')}</h2>
      {steps.map((step) => {
        const views = props.views.filter((view) => view.step === step);
        const shown = views.filter(({ state }) => state !== 'later');
        const later = views.filter(({ state }) => state === 'later');
        return (
          <section key={step} className="way-step" aria-labelledby={`step-${step}`} data-step={step}>
            <h3 id={`step-${step}`}>{t(`course:step.${step}`)}</h3>
            {shown.length > 0 && (
              <ul className="plain-list">
                {shown.map((view) => (
                  <ActRow key={view.command} {...props} view={view} />
                ))}
              </ul>
            )}
            {later.length > 0 && (
              <details className="small later">
                <summary>{t('course:page.show-all-acts', { count: later.length })}</summary>
                <ul>
                  {later.map(({ command }) => (
                    <li key={command}>{t(`course:command.${command}`)}</li>
                  ))}
                </ul>
              </details>
            )}
          </section>
        );
      })}
    </section>
  );
}

function ActRow({ view, mayCommand, roles, onOpen, next }: WayProps & { view: StepView }) {
  const { t } = useTranslation(['app', 'course']);
  const { command } = view;
  if (!isCommandType(command)) return null;
  const mine = mayCommand.includes(command);
  const opens = mine && command !== 'correct' && (view.state !== 'blocked' || canOpen(view.gates, roles));
  const who = commands[command].roles.map((role) => t(`role.${role}`)).join(', ');
  return (
    <li
      className="act-row"
      data-act={command}
      data-state={view.state}
      data-next={next === command || undefined}
    >
      <div className="act-line">
        <StateBadge state={view.state} label={t(`course:state.${view.state}`)} />
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
            !mine && <span className="small dimmed">{t('course:page.by-role', { roles: who })}</span>
          )}
        </span>
      </div>
      {view.state === 'blocked' && <GateList gates={view.gates} withMet />}
    </li>
  );
}

import type { CommandType, Prompt } from '@lutetia/course';
import { isCommandType } from '@lutetia/course';
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant, StateBadge, type Tone } from '../ui/index.ts';
import { sayInputs, sayRoles } from './describe.ts';
import { useSpeech } from './use-speech.ts';

const toneOf: Readonly<Record<Prompt['severity'], Tone>> = {
  stop: 'stop',
  overdue: 'stop',
  due: 'attention',
  info: 'wait',
};
const order: readonly Prompt['severity'][] = ['stop', 'overdue', 'due', 'info'];

/** What the team must see or do now, the gravest first, each with the act that answers it. */
export function PromptsPanel(props: {
  prompts: readonly Prompt[];
  mayCommand: readonly string[];
  onOpen: (act: CommandType) => void;
  /** What answers a prompt beside its act, by its id. */
  beside?: Readonly<Record<string, ReactNode>>;
}) {
  const { t } = useTranslation(['app', 'course']);
  const speech = useSpeech();
  if (props.prompts.length === 0) return null;
  const sorted = props.prompts.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <section aria-labelledby="prompts">
      <h2 id="prompts">{t('course:page.now')}</h2>
      <ul className="plain-list">
        {sorted.map((prompt) => (
          <li
            key={prompt.id}
            className="notice prompt"
            data-tone={toneOf[prompt.severity]}
            data-prompt={prompt.id}
          >
            <div>
              <StateBadge state={prompt.severity} />{' '}
              <strong>{t(`course:prompt.${prompt.id}`, sayInputs(prompt.inputs, speech))}</strong>
              <div className="small">
                {prompt.dueAt && (
                  <>
                    <Instant at={prompt.dueAt} /> ·{' '}
                  </>
                )}
                {t('course:page.by-role', {
                  roles: sayRoles(prompt.roles, speech),
                })}
                {prompt.hazard && ` · ${prompt.hazard} ${t(`course:hazard.${prompt.hazard}`)}`}
              </div>
              <Group gap="xs">
                <Answer command={prompt.command} mayCommand={props.mayCommand} onOpen={props.onOpen} />
                {props.beside?.[prompt.id]}
              </Group>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer(props: {
  command: string | null;
  mayCommand: readonly string[];
  onOpen: (act: CommandType) => void;
}) {
  const { t } = useTranslation(['app', 'course']);
  const { command } = props;
  if (command === null || !isCommandType(command) || !props.mayCommand.includes(command)) return null;
  return (
    <Button size="compact-md" mt={6} onClick={() => props.onOpen(command)} name={`prompt.${command}`}>
      {t(`course:do.${command}`)}
    </Button>
  );
}

import { type CommandType, commands } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ToneIcon } from '../ui/index.ts';

/** No answer came to an act that may not go on without one: what is kept, and what to do. */
export function Unanswered(props: { act: CommandType; unsure: unknown; onBegun: () => void }) {
  const { t } = useTranslation('dose-day');
  const start = props.act === 'start-injection';
  const signed = 'signature' in commands[props.act];
  return (
    <div className="notice" data-tone="stop" role="alert" data-unanswered={props.act}>
      <ToneIcon tone="stop" />
      <div>
        <strong>{t(start ? 'unanswered.start' : signed ? 'unanswered.signed' : 'unanswered.plain')}</strong>
        <div>{t(start ? 'unanswered.start-help' : 'unanswered.help')}</div>
        {start && props.unsure !== null && (
          <Button mt="xs" size="lg" variant="default" name="has-begun" onClick={props.onBegun}>
            {t('unanswered.has-begun')}
          </Button>
        )}
      </div>
    </div>
  );
}

import type { CallOutput, RecordedEventView } from '@lutetia/contract';
import { commandOf, commands, correctable } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { EmptyState, ErrorNotice, Instant, Loading, useRead } from '../ui/index.ts';
import { BodyLines } from './body-lines.tsx';
import { CorrectForm } from './correct-form.tsx';
import { isRecord } from './describe.ts';
import { sayEvent } from './describe-event.ts';
import type { CommandResult } from './use-course-command.ts';
import { useSpeech } from './use-speech.ts';

/** The record of the course in plain words, newest first. Nothing leaves it; corrections stand beside. */
export function LedgerPanel(props: {
  answer: CallOutput<'course'>;
  onDone: (result: CommandResult) => void;
}) {
  const { t } = useTranslation(['app', 'course']);
  const { course } = props.answer.view;
  const events = useRead('courseEvents', { params: { id: course.id } });
  const [correcting, setCorrecting] = useState<number | null>(null);
  if (events.error) return <ErrorNotice error={events.error} takeFocus={false} />;
  if (!events.data) return <Loading />;
  const types = new Map(events.data.map(({ version, type }) => [version, type]));
  const corrections = new Map(
    course.corrections.map(({ version, reason, fact }) => [version, { version: fact.version, reason }]),
  );
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{t('course:page.history-title')}</h2>
      {events.data.length === 0 && <EmptyState title={t('course:ledger.empty')} />}
      <ol className="ledger" reversed>
        {events.data.toReversed().map((event) => (
          <Entry
            key={event.version}
            event={event}
            correctedType={types.get(Number(event.body.version))}
            correction={corrections.get(event.version) ?? null}
            answer={props.answer}
            open={correcting === event.version}
            onCorrect={() => setCorrecting(event.version)}
            onClose={() => setCorrecting(null)}
            onDone={(result) => {
              setCorrecting(null);
              props.onDone(result);
            }}
          />
        ))}
      </ol>
    </section>
  );
}

function Entry(props: {
  event: RecordedEventView;
  /** Type of the entry that this one corrects. */
  correctedType: string | undefined;
  correction: { version: number; reason: string } | null;
  answer: CallOutput<'course'>;
  open: boolean;
  onCorrect: () => void;
  onClose: () => void;
  onDone: (result: CommandResult) => void;
}) {
  const { t } = useTranslation(['app', 'course']);
  const me = useMe();
  const speech = useSpeech();
  const { event, correction, answer } = props;
  const type = commandOf(event.type);
  const meaning = isRecord(event.signature) ? event.signature.meaning : null;
  const correctsIt =
    type !== null &&
    correctable(event.type) &&
    answer.mayCommand.includes('correct') &&
    commands[type].roles.some((role) => me?.roles.includes(role));
  return (
    <li data-entry={event.version} data-event={event.type} className={correction ? 'corrected' : undefined}>
      <div className="small">
        <Instant at={event.at} />
        <div className="dimmed">{t('course:ledger.entry', { version: event.version })}</div>
      </div>
      <div>
        <div className="ledger-sentence">{sayEvent(event.type, event.body, speech)}</div>
        <div className="small dimmed">
          {t('course:ledger.by', { name: event.actorName, role: t(`role.${event.role}`) })}
          {typeof meaning === 'string' && (
            <> · {t('course:ledger.signed', { meaning: t(`signature-meaning.${meaning}`) })}</>
          )}
        </div>
        {correction && (
          <div className="small">
            <strong>{t('course:ledger.corrected-by', correction)}</strong>
          </div>
        )}
        {type && (
          <details className="small">
            <summary>{t('course:ledger.detail')}</summary>
            <BodyLines event={event.type} body={event.body} correctedType={props.correctedType} />
            {correctsIt && !props.open && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={props.onCorrect}
                name={`correct.${event.version}`}
              >
                {t('course:ledger.correct')}
              </Button>
            )}
          </details>
        )}
        {props.open && type && (
          <CorrectForm
            course={answer.view.course}
            type={type}
            entry={event}
            onDone={props.onDone}
            onCancel={props.onClose}
          />
        )}
      </div>
    </li>
  );
}

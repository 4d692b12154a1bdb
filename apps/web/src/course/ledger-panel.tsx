import type { CallOutput, RecordedEventView } from '@lutetia/contract';
import { commandOf, commands, correctable, type Site } from '@lutetia/course';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { EmptyState, ErrorNotice, Loading, useRead } from '../ui/index.ts';
import { CorrectForm } from './correct-form.tsx';
import { Earlier } from './earlier.tsx';
import { LedgerEntry } from './ledger-entry.tsx';
import type { CommandResult } from './use-course-command.ts';
import { useDrawn } from './use-drawn.ts';
import { useSite } from './use-site.ts';
import { useSpeech } from './use-speech.ts';

/** The record of the course in plain words, newest first. Nothing leaves it; corrections stand beside. */
export function LedgerPanel(props: {
  answer: CallOutput<'course'>;
  onDone: (result: CommandResult) => void;
}) {
  const { t } = useTranslation(['app', 'course']);
  const me = useMe();
  const speech = useSpeech();
  const { mayCommand, view } = props.answer;
  const { course } = view;
  const events = useRead('courseEvents', { params: { id: course.id } });
  const colleagues = useRead('colleagues', {}, { enabled: may(me, 'colleagues') });
  const [correcting, setCorrecting] = useState<number | null>(null);
  const recorded = events.data?.length ?? 0;
  const { drawn, left, more, all } = useDrawn(recorded);
  const lanes = useSite().data?.lanes;
  const named = useMemo(
    () => (events.data ?? []).map((event) => withNames(event, colleagues.data, lanes)),
    [events.data, colleagues.data, lanes],
  );
  if (events.error) return <ErrorNotice error={events.error} takeFocus={false} />;
  if (!events.data) return <Loading />;
  const types = new Map(events.data.map(({ version, type }) => [version, type]));
  const corrections = new Map(course.corrections.map((one) => [one.version, one]));
  const mayCorrect = (event: string): boolean => {
    const type = commandOf(event);
    return (
      type !== null &&
      correctable(event) &&
      mayCommand.includes('correct') &&
      commands[type].roles.some((role) => me?.roles.includes(role))
    );
  };
  // A correction begins with what is on record, not with the names that it is read by.
  const formOf = ({ version }: RecordedEventView) => {
    if (correcting !== version) return null;
    const entry = events.data.find((one) => one.version === version);
    const type = entry === undefined ? null : commandOf(entry.type);
    if (entry === undefined || type === null) return null;
    return (
      <CorrectForm
        course={course}
        type={type}
        entry={entry}
        onDone={(result) => {
          setCorrecting(null);
          props.onDone(result);
        }}
        onCancel={() => setCorrecting(null)}
      />
    );
  };
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{t('course:page.history-title')}</h2>
      {events.data.length === 0 && <EmptyState title={t('course:ledger.empty')} />}
      <ol className="ledger" reversed>
        {named
          .slice(-drawn)
          .toReversed()
          .map((event) => (
            <LedgerEntry
              key={event.version}
              event={event}
              correctedType={types.get(Number(event.body.version))}
              correction={corrections.get(event.version) ?? null}
              speech={speech}
              mayCorrect={mayCorrect(event.type)}
              onCorrect={setCorrecting}
              form={formOf(event)}
            />
          ))}
      </ol>
      {left > 0 && <Earlier key={drawn} count={left} onNear={more} onAll={all} />}
    </section>
  );
}

/** Who is meant to be there, and the lane of a dose, by their names. */
function withNames(
  event: RecordedEventView,
  colleagues: CallOutput<'colleagues'> | undefined,
  lanes: Site['lanes'] | undefined,
): RecordedEventView {
  const { people, lane } = event.body;
  if (typeof lane === 'string' && lanes?.[lane] !== undefined)
    return { ...event, body: { ...event.body, lane: lanes[lane].name } };
  if (!Array.isArray(people) || colleagues === undefined) return event;
  const nameOf = (user: unknown) => colleagues.find(({ username }) => username === user)?.displayName ?? user;
  return { ...event, body: { ...event.body, people: people.map(nameOf) } };
}

import { type Course, type DocumentKind, unaskedDocuments } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/index.ts';
import { ErrorNotice } from '../ui/index.ts';
import { CommandIds } from './command-ids.ts';
import type { CommandResult } from './use-course-command.ts';

/** One letter asks for every paper that is missing: each is noted as asked for, with the day. */
export function AskedFor(props: { course: Course; onDone: (result: CommandResult) => void }) {
  const { t } = useTranslation(['app', 'course']);
  const client = useQueryClient();
  const ids = useRef(new CommandIds(() => crypto.randomUUID()));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { course } = props;
  const kinds = unaskedDocuments(course);

  const note = async (kind: DocumentKind): Promise<CommandResult> => {
    const body = { kind, status: 'missing', note: '' };
    const commandId = ids.current.idFor(body);
    const result = await call('commandCourse', {
      params: { id: course.id },
      body: { commandId, type: 'receive-document', body },
    });
    ids.current.settle();
    return result;
  };

  const noteAll = async () => {
    setBusy(true);
    setError(null);
    try {
      const results: CommandResult[] = [];
      for (const kind of kinds) results.push(await note(kind));
      const last = results.at(-1);
      if (last) props.onDone(last);
    } catch (failure) {
      ids.current.settleAfter(failure);
      setError(failure);
    } finally {
      setBusy(false);
      for (const read of ['course', 'courseEvents', 'worklist'] as const)
        void client.invalidateQueries({ queryKey: [read] });
    }
  };

  return (
    <>
      <ErrorNotice error={error} />
      <Button
        variant="default"
        size="compact-md"
        mt={6}
        name="asked-for"
        loading={busy}
        onClick={() => void noteAll()}
      >
        {t('course:documents.asked', { count: kinds.length })}
      </Button>
    </>
  );
}

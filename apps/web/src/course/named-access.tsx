import type { CallOutput } from '@lutetia/contract';
import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct, useRead } from '../ui/index.ts';

type Named = CallOutput<'courseAccess'>[number];

const useChange = () => useAct('changeCourseAccess', ['courseAccess']);

/** Who may see a restricted course, by name; whoever may see it opens it to colleagues. */
export function NamedAccess({ courseId }: { courseId: string }) {
  const { t } = useTranslation(['app', 'course']);
  const named = useRead('courseAccess', { params: { id: courseId } });
  return (
    <section className="panel" aria-labelledby="named-access">
      <h2 id="named-access">{t('course:access.title')}</h2>
      <ErrorNotice error={named.error} takeFocus={false} />
      <ul className="plain-list">
        {(named.data ?? []).map((one) => (
          <Entry key={one.username} courseId={courseId} one={one} />
        ))}
      </ul>
      <OpenTo courseId={courseId} named={named.data ?? []} />
    </section>
  );
}

/** Says by itself why it could not be closed: the next change does not hide it. */
function Entry({ courseId, one }: { courseId: string; one: Named }) {
  const { t } = useTranslation(['app', 'course']);
  const change = useChange();
  const body = { username: one.username, granted: false };
  return (
    <li data-named={one.username}>
      {one.displayName}{' '}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('course:access.close', { name: one.displayName })}
        loading={change.isPending}
        onClick={() => change.mutate({ params: { id: courseId }, body })}
      >
        {t('course:access.close-short')}
      </Button>
      <ErrorNotice error={change.error} takeFocus={false} />
    </li>
  );
}

function OpenTo({ courseId, named }: { courseId: string; named: readonly Named[] }) {
  const { t } = useTranslation(['app', 'course']);
  const colleagues = useRead('colleagues');
  const change = useChange();
  const [username, setUsername] = useState('');
  const present = new Set(named.map((one) => one.username));
  return (
    <>
      <ErrorNotice error={change.error} takeFocus={false} />
      <Group align="flex-end" gap="xs">
        <NativeSelect
          name="access.username"
          label={t('course:access.add')}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        >
          <option value="">{t('course:form.choose')}</option>
          {(colleagues.data ?? [])
            .filter((one) => !present.has(one.username))
            .map((one) => (
              <option key={one.username} value={one.username}>
                {one.displayName}
              </option>
            ))}
        </NativeSelect>
        <Button
          variant="default"
          name="access.open"
          disabled={username === ''}
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              { params: { id: courseId }, body: { username, granted: true } },
              { onSuccess: () => setUsername('') },
            )
          }
        >
          {t('course:access.open')}
        </Button>
      </Group>
    </>
  );
}

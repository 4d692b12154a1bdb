import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct, useRead } from '../ui/index.ts';

/** Who may see a restricted course, by name; whoever may see it opens it to colleagues. */
export function NamedAccess({ courseId }: { courseId: string }) {
  const { t } = useTranslation(['app', 'course']);
  const params = { id: courseId };
  const named = useRead('courseAccess', { params });
  const colleagues = useRead('colleagues');
  const change = useAct('changeCourseAccess', ['courseAccess']);
  const [username, setUsername] = useState('');
  const sent = change.isPending ? change.variables.body : undefined;
  const present = new Set((named.data ?? []).map((one) => one.username));
  return (
    <section className="panel" aria-labelledby="named-access">
      <h2 id="named-access">{t('course:access.title')}</h2>
      <ErrorNotice error={change.error ?? named.error} takeFocus={false} />
      <ul className="plain-list">
        {(named.data ?? []).map((one) => (
          <li key={one.username} data-named={one.username}>
            {one.displayName}{' '}
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('course:access.close', { name: one.displayName })}
              loading={sent?.username === one.username}
              onClick={() => change.mutate({ params, body: { username: one.username, granted: false } })}
            >
              {t('course:access.close-short')}
            </Button>
          </li>
        ))}
      </ul>
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
          loading={sent?.granted === true}
          onClick={() =>
            change.mutate({ params, body: { username, granted: true } }, { onSuccess: () => setUsername('') })
          }
        >
          {t('course:access.open')}
        </Button>
      </Group>
    </section>
  );
}

import { isCommandType } from '@lutetia/course';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { canOpen } from '../course/roles.ts';
import { mayAct } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { useRead } from '../ui/index.ts';
import type { Action } from './action.ts';
import { useOtherLanguage } from './both-languages.ts';

/** The acts that are open to the reader on the course being looked at: `n` the next, `a 1` to `a 9` the others. */
export function useCourseActions(id: string): readonly Action[] {
  const { t } = useTranslation(['course', 'palette']);
  const other = useOtherLanguage();
  const me = useMe();
  const router = useRouter();
  const course = useRead('course', { params: { id } });
  if (course.data === undefined || me === null) return [];
  const { view, mayCommand } = course.data;
  const open = view.steps.filter(
    ({ command, state, gates }) =>
      command !== 'correct' &&
      mayCommand.includes(command) &&
      (state === 'open' || (state === 'blocked' && canOpen(gates, me.roles))),
  );
  const next = open.filter(({ command }) => command === view.next);
  const others = open.filter(({ command }) => command !== view.next);
  const acts = [...next, ...others].flatMap(({ command }, index): Action[] => {
    if (!isCommandType(command)) return [];
    const place = index - next.length + 1;
    return [
      {
        id: `act.${command}`,
        group: 'act',
        label: t(`course:do.${command}`),
        also: other(`course:do.${command}`),
        ...(place === 0 ? { keys: 'n' } : place <= 9 ? { keys: `a ${place}` } : {}),
        // The open form takes the focus itself.
        run: () => void router.navigate({ to: '/courses/$id', params: { id }, search: { act: command } }),
      },
    ];
  });
  return [
    ...acts,
    ...(mayAct(me, 'start-injection')
      ? [
          {
            id: 'act.dose-day',
            group: 'act',
            label: t('course:page.dose-day-link'),
            also: other('course:page.dose-day-link'),
            keys: 'g y',
            run: () => void router.navigate({ to: '/courses/$id/dose-day', params: { id } }),
          } as const,
        ]
      : []),
    {
      id: 'act.course',
      group: 'act',
      label: t('course:page.back-to-course'),
      also: other('course:page.back-to-course'),
      keys: 'g c',
      run: () => void router.navigate({ to: '/courses/$id', params: { id } }),
    },
  ];
}

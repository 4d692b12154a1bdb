import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sectionsOf } from '../administration/sections.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { pagesOf } from '../shell/pages.ts';
import type { Action } from './action.ts';
import { useOtherLanguage } from './both-languages.ts';

/** Every page that the reader may open. */
export function useGoActions(): readonly Action[] {
  const { t } = useTranslation(['app', 'palette']);
  const other = useOtherLanguage();
  const me = useMe();
  const router = useRouter();
  if (me === null) return [];
  const go = (navigate: () => Promise<void>) => () => {
    void navigate().then(() => document.getElementById('content')?.focus());
  };
  const administration = `${t('app:nav.administration')}: `;
  return [
    ...pagesOf(me).map(
      ({ id, link, keys }): Action => ({
        id: `go.${id}`,
        group: 'go',
        label: t(`app:nav.${id}`),
        also: other(`app:nav.${id}`),
        ...(keys === undefined ? {} : { keys }),
        run: go(() => router.navigate(link)),
      }),
    ),
    ...(may(me, 'openCourse')
      ? [
          {
            id: 'go.new-referral',
            group: 'go',
            label: t('app:worklist.new-referral'),
            also: other('app:worklist.new-referral'),
            keys: 'g n',
            run: go(() => router.navigate({ to: '/courses/new' })),
          } as const,
        ]
      : []),
    ...sectionsOf(me).map(
      (section): Action => ({
        id: `go.administration.${section}`,
        group: 'go',
        label: administration + t(`app:administration.${section}.title`),
        also: `${other('app:nav.administration')} ${other(`app:administration.${section}.title`)}`,
        run: go(() => router.navigate({ to: '/administration/{-$section}', params: { section } })),
      }),
    ),
  ];
}

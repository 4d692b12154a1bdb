import { useTranslation } from 'react-i18next';
import { activity } from '../api/activity.ts';
import { switchLanguage } from '../i18n/index.ts';
import { languages } from '../i18n/languages.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { themeChoices, useThemeChoice } from '../theme/theme-choice.ts';
import type { Action } from './action.ts';
import { useOtherLanguage } from './both-languages.ts';

/** Language, theme, lock, sign-out, and the list of all keys. */
export function useDeviceActions(on: { lock: () => void; showKeys: () => void }): readonly Action[] {
  const { t, i18n } = useTranslation(['palette', 'app']);
  const other = useOtherLanguage();
  const signOut = useSignOut();
  const [theme, setTheme] = useThemeChoice();
  return [
    {
      id: 'device.lock',
      group: 'device',
      label: t('palette:lock'),
      also: other('palette:lock'),
      keys: 'L',
      run: on.lock,
    },
    {
      id: 'device.keys',
      group: 'device',
      label: t('palette:keys.title'),
      also: other('palette:keys.title'),
      keys: '?',
      run: on.showKeys,
    },
    ...languages
      .filter((language) => language !== i18n.language)
      .map((language) => ({
        id: `device.language-${language}`,
        group: 'device' as const,
        label: t(`palette:language.${language}`),
        also: other(`palette:language.${language}`),
        run: () => void activity.during(switchLanguage(language)),
      })),
    ...themeChoices
      .filter((choice) => choice !== theme)
      .map((choice) => ({
        id: `device.theme-${choice}`,
        group: 'device' as const,
        label: t('palette:theme.to', { theme: t(`palette:theme.${choice}`) }),
        also: `${other('palette:theme.title')} ${other(`palette:theme.${choice}`)}`,
        run: () => setTheme(choice),
      })),
    {
      id: 'device.sign-out',
      group: 'device',
      label: t('app:action.sign-out'),
      also: other('app:action.sign-out'),
      run: signOut,
    },
  ];
}

import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { useLocale } from '../ui/use-locale.ts';
import type { Speech } from './describe.ts';

export function useSpeech(): Speech {
  const { t, i18n } = useTranslation(['app', 'course']);
  const { locale } = useLocale();
  const zone = useMe()?.site.timeZone ?? 'UTC';
  return { t, exists: (key) => i18n.exists(key), locale, zone };
}

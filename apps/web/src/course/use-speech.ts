import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useZone } from '../session/use-zone.ts';
import { useLocale } from '../ui/use-locale.ts';
import type { Speech } from './describe.ts';

export function useSpeech(): Speech {
  const { i18n } = useTranslation(['app', 'course']);
  const { locale } = useLocale();
  const zone = useZone();
  return useMemo(() => {
    // The hook’s own changes whenever texts of any page arrive, and with it all that is said by it.
    const t = i18n.getFixedT(i18n.language, 'app');
    const known = new Map<string, boolean>();
    const exists = (key: string): boolean => {
      // A group of texts is no text.
      const answer =
        known.get(key) ?? (i18n.exists(key) && typeof i18n.t(key, { returnObjects: true }) === 'string');
      known.set(key, answer);
      return answer;
    };
    return { t, exists, locale, zone };
  }, [i18n, locale, zone]);
}

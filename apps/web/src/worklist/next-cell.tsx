import type { WorklistItem } from '@lutetia/contract';
import { commandTable, isCommandType } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { sayRoles } from '../course/describe.ts';
import { useSpeech } from '../course/use-speech.ts';
import { useMe } from '../session/me.ts';

/** The next act, and who gives it where the reader may not. */
export function NextCell({ item: { next } }: { item: Pick<WorklistItem, 'next'> }) {
  const { t } = useTranslation(['app', 'course']);
  const speech = useSpeech();
  const mine = useMe()?.roles ?? [];
  if (next === null || !isCommandType(next)) return t('value.none');
  const { roles } = commandTable[next];
  return (
    <>
      {t(`course:command.${next}`)}
      {!roles.some((role) => mine.includes(role)) && (
        <div className="small dimmed">{t('course:page.by-role', { roles: sayRoles(roles, speech) })}</div>
      )}
    </>
  );
}

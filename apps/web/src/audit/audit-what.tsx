import { useTranslation } from 'react-i18next';
import { auditKey } from './audit-names.ts';

/** The act or read by its name in the reader's language, with its code for an inspector. */
export function AuditWhat({ what }: { what: string }) {
  const { t, i18n } = useTranslation(['app', 'course']);
  const key = auditKey(what);
  return (
    <>
      {i18n.exists(key) ? t(key) : null}
      <div className="small dimmed">
        <code>{what}</code>
      </div>
    </>
  );
}

import { useTranslation } from 'react-i18next';

/** The act or read by its name in the reader's language, with its code for an inspector. */
export function AuditWhat({ what }: { what: string }) {
  const { t, i18n } = useTranslation(['app', 'course']);
  const key = [`course:event.${what}`, `course:command.${what}`, `app:route.${what}`].find((one) =>
    i18n.exists(one),
  );
  return key ? (
    <>
      {t(key)}
      <div className="small dimmed">
        <code>{what}</code>
      </div>
    </>
  ) : (
    <code>{what}</code>
  );
}

import { useTranslation } from 'react-i18next';
import { ToneIcon } from '../ui/icons.tsx';

/** Any key or touch counts as presence, so the warning needs no button. */
export function IdleWarning() {
  const { t } = useTranslation();
  return (
    <div className="idle-warning notice" data-tone="attention" role="alert">
      <ToneIcon tone="attention" />
      <div>{t('lock.warning')}</div>
    </div>
  );
}

import { useTranslation } from 'react-i18next';

const marks = ['window', 'vial', 'slot', 'stay', 'arrival', 'milestone', 'turn', 'latest', 'now'] as const;

/** What each mark of the board means. */
export function Legend() {
  const { t } = useTranslation('today');
  return (
    <details className="day-legend">
      <summary>{t('legend.title')}</summary>
      <ul>
        {marks.map((mark) => (
          <li key={mark}>
            <i className={`day-key day-key-${mark}`} aria-hidden="true" />
            {t(`legend.${mark}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}

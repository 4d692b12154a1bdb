import { useTranslation } from 'react-i18next';

const marks = ['tolerance', 'planned', 'latest-use', 'expires', 'now'] as const;

export function WindowLegend() {
  const { t } = useTranslation();
  return (
    <ul className="window-legend small" aria-label={t('supply.legend')}>
      {marks.map((mark) => (
        <li key={mark}>
          <svg viewBox="0 0 16 26" aria-hidden="true" focusable="false" className="window-bar mark">
            {mark === 'tolerance' && <rect className="tolerance" x="1" y="7" width="14" height="12" />}
            {mark === 'planned' && <path className="planned" d="M8 8l5 5l-5 5l-5-5z" />}
            {mark === 'latest-use' && <line className="latest" x1="8" x2="8" y1="2" y2="24" />}
            {mark === 'expires' && <path className="expires" d="M4 9l8 8m0-8l-8 8" />}
            {mark === 'now' && <line className="now" x1="8" x2="8" y1="0" y2="26" />}
          </svg>
          {t(`supply.${mark}`)}
        </li>
      ))}
    </ul>
  );
}

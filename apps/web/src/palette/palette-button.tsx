import { useTranslation } from 'react-i18next';
import { paletteKeys } from './say-keys.ts';

export function PaletteButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('palette');
  return (
    <button
      type="button"
      className="palette-button"
      name="palette-open"
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      <svg className="palette-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle cx="7" cy="7" r="4.5" />
        <path d="M10.5 10.5L14 14" />
      </svg>
      <span>{t('open')}</span> <kbd>{paletteKeys()}</kbd>
    </button>
  );
}

import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThemeChoice } from './theme-choice.ts';

export function ThemeButton({ choice, ...rest }: { choice: ThemeChoice } & ComponentProps<'button'>) {
  const { t } = useTranslation('palette');
  return (
    <button
      type="button"
      className="theme-button"
      name="theme"
      aria-label={t('theme.now', { theme: t(`theme.${choice}`) })}
      title={t('theme.title')}
      aria-haspopup="menu"
      {...rest}
    >
      <svg className="theme-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle cx="8" cy="8" r="6" />
        <path d="M8 2a6 6 0 0 1 0 12z" />
      </svg>
    </button>
  );
}

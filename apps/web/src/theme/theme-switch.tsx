import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { themeChoices, useThemeChoice } from './theme-choice.ts';

/** Light, dark, as the device, or high contrast: kept on this device. */
export function ThemeSwitch() {
  const { t } = useTranslation('palette');
  const [choice, choose] = useThemeChoice();
  return (
    <Menu position="bottom-end" withinPortal width="max-content">
      <Menu.Target>
        <button
          type="button"
          className="theme-button"
          name="theme"
          aria-label={t('theme.now', { theme: t(`theme.${choice}`) })}
          title={t('theme.title')}
        >
          <svg className="theme-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <circle cx="8" cy="8" r="6" />
            <path d="M8 2a6 6 0 0 1 0 12z" />
          </svg>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('theme.title')}</Menu.Label>
        {themeChoices.map((one) => (
          <Menu.Item
            key={one}
            role="menuitemradio"
            aria-checked={one === choice}
            onClick={() => choose(one)}
            data-theme={one}
            leftSection={
              <span className="theme-tick" aria-hidden="true">
                {one === choice ? '✓' : ''}
              </span>
            }
          >
            {t(`theme.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ThemeButton } from './theme-button.tsx';
import { themeChoices, useThemeChoice } from './theme-choice.ts';

/** Opens as it appears: it is fetched when its button is first pressed. */
export function ThemeMenu() {
  const { t } = useTranslation('palette');
  const [choice, choose] = useThemeChoice();
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed gave way to this one.
    button.current?.focus();
    setOpened(true);
  }, []);
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      returnFocus
      position="bottom-end"
      withinPortal
      width="max-content"
    >
      <Menu.Target>
        <ThemeButton ref={button} choice={choice} />
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

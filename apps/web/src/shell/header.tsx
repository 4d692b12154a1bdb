import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../i18n/language-switch.tsx';
import { PaletteButton } from '../palette/index.ts';
import { useMe } from '../session/me.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import { Navigation } from './navigation.tsx';

export function Header({ onLock, onPalette }: { onLock: () => void; onPalette: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  if (!me) return null;
  return (
    <header className="site-header">
      <div className="site-bar">
        <div className="brand">
          <span className="brand-name">{t('brand')}</span>
          <span className="site-name">{me.site.name}</span>
        </div>
        <div className="who">
          <span className="who-name">{me.displayName}</span>
          <Roles roles={me.roles.map((role) => t(`role.${role}`))} />
        </div>
        <div className="bar-actions">
          <LanguageSwitch />
          <Button size="compact-sm" variant="default" name="lock" onClick={onLock}>
            {t('action.lock')}
          </Button>
          <Button size="compact-sm" variant="default" name="sign-out" onClick={signOut}>
            {t('action.sign-out')}
          </Button>
        </div>
      </div>
      <div className="nav-row">
        <Navigation me={me} />
        <div className="nav-tools">
          <PaletteButton onOpen={onPalette} />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

/** Who has many roles reads the first here, all of them under the pointer and on the page behind it. */
function Roles({ roles }: { roles: readonly string[] }) {
  const { t } = useTranslation();
  if (roles.length <= 2) return <span className="who-roles">{roles.join(' · ')}</span>;
  return (
    <Link to="/account" className="who-roles" title={roles.join(' · ')}>
      {[roles[0], t('more-roles', { count: roles.length - 1 })].join(' · ')}
    </Link>
  );
}

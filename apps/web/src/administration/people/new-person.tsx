import type { Role } from '@lutetia/course';
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/index.ts';
import { CreateUserForm } from './create-user-form.tsx';

/** Opens the form for a new account in place, with roles already chosen where the page knows them. */
export function NewPerson({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const opener = useRef<HTMLButtonElement>(null);
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<string | null>(null);
  return (
    <div className="site-act">
      {created && <Notice tone="go">{t('administration:people.created', { name: created })}</Notice>}
      <Button
        ref={opener}
        variant={creating ? 'default' : 'light'}
        size="compact-sm"
        name="new-user"
        aria-expanded={creating}
        onClick={() => {
          setCreating(!creating);
          setCreated(null);
        }}
      >
        {creating ? t('action.cancel') : t('administration:people.new')}
      </Button>
      {creating && (
        <section className="panel" aria-label={t('administration:people.new')}>
          <CreateUserForm
            roles={roles}
            onDone={(name) => {
              setCreating(false);
              setCreated(name);
              opener.current?.focus();
            }}
          />
        </section>
      )}
    </div>
  );
}

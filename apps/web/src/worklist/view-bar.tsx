import { Button, CloseButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, UndoOffer } from '../ui/index.ts';
import { type SavedView, useSavedViews, withoutWords } from './saved-views.ts';

/** The reader's own views. */
export function ViewBar() {
  const { t } = useTranslation('palette');
  const { views, remove, restore } = useSavedViews();
  const [removed, setRemoved] = useState<SavedView | null>(null);
  if (views.length === 0 && removed === null) return null;
  return (
    <nav className="view-bar" aria-label={t('views.title')}>
      {views.map((view) => (
        <span key={view.name} className="saved-view">
          <Link to="/" search={view.search} activeOptions={{ exact: true }}>
            {view.name}
          </Link>
          <CloseButton
            size="sm"
            aria-label={t('views.remove', { name: view.name })}
            onClick={() => {
              remove(view.name);
              setRemoved(view);
            }}
          />
        </span>
      ))}
      {removed && (
        <span className="saved-view">
          {t('views.removed', { name: removed.name })}{' '}
          <UndoOffer
            onUndo={() => {
              restore(removed);
              setRemoved(null);
            }}
          />
        </span>
      )}
    </nav>
  );
}

/** Keeps the view on the screen under a name. */
export function SaveView() {
  const { t } = useTranslation('palette');
  const search = useSearch({ from: '/signed-in/' });
  const { views, save } = useSavedViews();
  const [naming, setNaming] = useState(false);
  if (Object.keys(withoutWords(search)).length === 0) return null;
  return (
    <>
      <Button variant="default" name="save-view" onClick={() => setNaming(true)}>
        {t('views.save')}
      </Button>
      <Dialog opened={naming} onClose={() => setNaming(false)} title={t('views.save')}>
        <NameForm
          taken={views.map(({ name }) => name)}
          onName={(name) => {
            save({ name, search });
            setNaming(false);
          }}
        />
      </Dialog>
    </>
  );
}

function NameForm({ taken, onName }: { taken: readonly string[]; onName: (name: string) => void }) {
  const { t } = useTranslation(['palette', 'app']);
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onName(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          name="view-name"
          label={t('palette:views.name')}
          description={t('palette:views.help')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={40}
          required
          data-autofocus
          autoComplete="off"
        />
        {taken.includes(name.trim()) && <Text size="sm">{t('palette:views.taken')}</Text>}
        <Group>
          <Button type="submit" name="keep-view">
            {t('app:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

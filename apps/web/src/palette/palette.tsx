import { Modal } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { useRead } from '../ui/index.ts';
import { nameOf, nativeNameOf } from '../worklist/name-of.ts';
import type { Action } from './action.ts';
import { useActions } from './action-store.ts';
import { type Choice, PaletteList } from './palette-list.tsx';
import { escapeKey } from './say-keys.ts';
import { searchActions } from './search-actions.ts';
import { useDelayed } from './use-delayed.ts';
import './palette.css';

const shortestSearch = 2;
const searchAfterMs = 150;
const patientsShown = 8;

/** One field for everything: patients, acts, pages, settings. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('palette');
  return (
    <Modal.Root opened={opened} onClose={onClose} size="lg" yOffset="8vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('title')} className="palette">
        {/* Mounted only while open: it begins empty each time. */}
        {opened && <PaletteBody onClose={onClose} />}
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['palette', 'app', 'course']);
  const list = useId();
  const [words, setWords] = useState('');
  const [place, setPlace] = useState(0);
  const found = useFound(words);
  const body = useRef<HTMLDivElement>(null);
  const at = Math.min(place, Math.max(found.choices.length - 1, 0));
  const active = found.choices[at];
  const id = (choice: Choice) => `${list}-${choice.id}`;
  useEffect(() => {
    body.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const take = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    onClose();
    // After the dialog has given the focus back, so that the page it leads to may take it.
    setTimeout(choice.run);
  };
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step !== undefined && found.choices.length > 0) {
      event.preventDefault();
      const count = found.choices.length;
      setPlace(Math.abs(step) === 1 ? (at + step + count) % count : clamp(at + step, count));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      take(active);
    }
  };
  return (
    <div ref={body} className="palette-body">
      <input
        className="palette-input"
        data-autofocus
        name="palette"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-label={t('palette:label')}
        aria-activedescendant={active && id(active)}
        placeholder={t('palette:placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={pressed}
      />
      <PaletteList
        id={list}
        choices={found.choices}
        active={at}
        idOf={id}
        onPoint={setPlace}
        onTake={take}
        empty={found.empty}
      />
      <p className="visually-hidden" role="status">
        {found.searching ? t('palette:searching') : t('palette:count', { count: found.choices.length })}
      </p>
      <p className="palette-foot small" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t('palette:move')} <kbd>↵</kbd> {t('palette:take')} <kbd>{escapeKey}</kbd>{' '}
        {t('palette:leave')}
      </p>
    </div>
  );
}

const clamp = (place: number, count: number): number => Math.max(0, Math.min(count - 1, place));

interface Found {
  readonly choices: readonly Choice[];
  readonly searching: boolean;
  /** What the empty list says. */
  readonly empty: string;
}

function useFound(words: string): Found {
  const { t } = useTranslation(['palette', 'app', 'course']);
  const router = useRouter();
  const me = useMe();
  const search = useDelayed(words.trim(), searchAfterMs);
  const asks = search.length >= shortestSearch && may(me, 'listCourses');
  const patients = useRead(
    'listCourses',
    { query: { search, limit: patientsShown } },
    { enabled: asks, keepPrevious: true },
  );
  const actions = searchActions(useActions(), words).map(choiceOf);
  const people = (asks ? (patients.data?.items ?? []) : []).map((item): Choice => {
    const stage =
      item.next === null ? t(`app:course-status.${item.status}`) : t(`course:command.${item.next}`);
    return {
      id: `course-${item.courseId}`,
      group: 'patient',
      label: [nameOf(item, t), nativeNameOf(item)].filter(Boolean).join(' '),
      note: [item.person?.hospitalNumber, stage].filter(Boolean).join(' · '),
      run: () => {
        void router
          .navigate({ to: '/courses/$id', params: { id: item.courseId } })
          .then(() => document.getElementById('content')?.focus());
      },
    };
  });
  // Of a restricted course of just this number only that it is there, and the way in an emergency.
  const closed = (asks ? (patients.data?.closed ?? []) : []).map(
    (id): Choice => ({
      id: `closed-${id}`,
      group: 'patient',
      label: t('app:worklist.restricted', { number: id.slice(0, 8) }),
      note: t('app:worklist.closed-way'),
      run: () => void router.navigate({ to: '/courses/$id', params: { id } }),
    }),
  );
  const searching =
    may(me, 'listCourses') &&
    words.trim().length >= shortestSearch &&
    (patients.isFetching || search !== words.trim());
  return {
    // What somebody typed in full, a name or a number, comes first; a page is named in a word.
    choices: [
      ...actions.filter(({ group }) => group === 'act'),
      ...people,
      ...closed,
      ...actions.filter(({ group }) => group !== 'act'),
    ],
    searching,
    empty: searching ? t('palette:searching') : t('palette:nothing'),
  };
}

const choiceOf = ({ id, group, label, keys, run }: Action): Choice => ({
  id,
  group,
  label,
  ...(keys === undefined ? {} : { keys }),
  run,
});

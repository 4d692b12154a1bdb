import { steps } from '@lutetia/course';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchKey } from '../palette/index.ts';
import { useMe } from '../session/me.ts';
import { courseStatuses, highestCycle, readWorklistSearch } from './search.ts';

const cycles = Array.from({ length: highestCycle }, (_, index) => index + 1);

/** Words narrow the list as they are typed; sent, they search every course. */
export function WorklistFilter({ found }: { found: boolean }) {
  const { t } = useTranslation(['app', 'palette', 'course']);
  const navigate = useNavigate();
  const me = useMe();
  const search = useSearch({ from: '/signed-in/' });
  const given = (found ? search.search : search.text) ?? '';
  const [text, setText] = useState(given);
  const field = useRef<HTMLInputElement>(null);
  useSearchKey(field);
  // The address changed by another way than this field: it says what holds.
  const told = useRef(given);
  useEffect(() => {
    if (given === told.current) return;
    told.current = given;
    setText(given);
  }, [given]);
  const go = (change: Record<string, unknown>, replace = false) =>
    void navigate({ to: '/', search: readWorklistSearch({ ...search, ...change }), replace });
  const type = (words: string) => {
    setText(words);
    if (found) return;
    told.current = words.slice(0, 100);
    go({ text: words }, true);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (words === '') go({ search: '', text: '' });
    else void navigate({ to: '/', search: readWorklistSearch({ search: words, status: search.status }) });
  };
  const roles = me?.roles ?? [];
  const filtered = Object.keys(search).some((key) => key !== 'view');
  return (
    <search>
      <form className="toolbar" onSubmit={submit} aria-label={t('worklist.search-label')}>
        <TextInput
          ref={field}
          className="grow"
          name="search"
          type="search"
          label={t('worklist.search')}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          maxLength={100}
          autoComplete="off"
        />
        <Button type="submit" name="do-search">
          {t('action.search')}
        </Button>
        {!found && (
          <>
            <NativeSelect
              name="step"
              label={t('palette:list.step')}
              value={search.step ?? ''}
              onChange={(event) => go({ step: event.currentTarget.value })}
            >
              <option value="">{t('palette:list.any-step')}</option>
              {steps.map((step) => (
                <option key={step} value={step}>
                  {t(`course:step.${step}`)}
                </option>
              ))}
            </NativeSelect>
            <NativeSelect
              name="cycle"
              label={t('palette:list.cycle')}
              value={search.cycle ?? ''}
              onChange={(event) => go({ cycle: event.currentTarget.value })}
            >
              <option value="">{t('palette:list.any-cycle')}</option>
              {cycles.map((cycle) => (
                <option key={cycle} value={cycle}>
                  {t('palette:list.cycle-n', { cycle })}
                </option>
              ))}
            </NativeSelect>
            {roles.length > 1 && (
              <NativeSelect
                name="role"
                label={t('palette:list.role')}
                value={search.role ?? ''}
                onChange={(event) => go({ role: event.currentTarget.value })}
              >
                <option value="">{t('palette:list.any-role')}</option>
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {t(`role.${role}`)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </>
        )}
        <NativeSelect
          name="status"
          label={t('worklist.status')}
          value={search.status ?? ''}
          onChange={(event) =>
            void navigate({
              to: '/',
              search: readWorklistSearch({
                search: search.search ?? text,
                status: event.currentTarget.value,
              }),
            })
          }
        >
          <option value="">{t('worklist.any-status')}</option>
          {courseStatuses.map((status) => (
            <option key={status} value={status}>
              {t(`course-status.${status}`)}
            </option>
          ))}
        </NativeSelect>
        {filtered && (
          <Button
            variant="default"
            name="clear"
            onClick={() => void navigate({ to: '/', search: readWorklistSearch({ view: search.view }) })}
          >
            {t(found ? 'worklist.back-to-tasks' : 'palette:list.clear')}
          </Button>
        )}
      </form>
    </search>
  );
}

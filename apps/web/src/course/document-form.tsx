import { documentLimits } from '@lutetia/contract';
import { type DocumentKind, documentKinds } from '@lutetia/course';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/index.ts';
import { optionOf } from '../form/index.ts';
import { ErrorNotice, Notice, useLocale } from '../ui/index.ts';
import { formatBytes } from './format-bytes.ts';
import { unfitFile } from './unfit-file.ts';

const isKind = (value: string): value is DocumentKind => documentKinds.some((kind) => kind === value);

/** What a chosen file is; sent, it is kept and its receipt recorded. */
export function DocumentForm(props: {
  courseId: string;
  file: File;
  missing: readonly DocumentKind[];
  onClose: () => void;
}) {
  const { t } = useTranslation(['app', 'course']);
  const client = useQueryClient();
  const { locale } = useLocale();
  const { courseId, file, missing } = props;
  const [commandId] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const name = useId();
  const size = formatBytes(file.size, locale);
  const unfit = unfitFile(file);
  const others = documentKinds.filter((one) => !missing.includes(one));

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isKind(kind) || unfit !== null || busy) return;
    setBusy(true);
    setError(null);
    try {
      const about = { commandId, kind, name: file.name, note };
      await call('receiveDocument', { params: { id: courseId }, about, file });
      await Promise.all(
        (['documents', 'course', 'courseEvents', 'worklist'] as const).map((read) =>
          client.invalidateQueries({ queryKey: [read] }),
        ),
      );
      props.onClose();
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="document-form" aria-labelledby={name} onSubmit={(event) => void send(event)} noValidate>
      <p id={name}>
        <strong>{file.name}</strong> <span className="small dimmed">{size}</span>
      </p>
      {unfit !== null ? (
        <Notice tone="stop">
          {t(`course:documents.unfit.${unfit}`, { size, limit: formatBytes(documentLimits.bytes, locale) })}
        </Notice>
      ) : (
        <div className="form-grid">
          <NativeSelect
            name="kind"
            label={t('course:field.kind')}
            required
            value={kind}
            error={asked && kind === '' ? t('course:documents.choose') : null}
            onChange={(event) => setKind(event.currentTarget.value)}
          >
            <option value="" />
            {missing.length > 0 && (
              <optgroup label={t('course:documents.group.missing')}>
                {missing.map((one) => (
                  <option key={one} value={one}>
                    {optionOf(t, 'kind', one)}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={t('course:documents.group.others')}>
              {others.map((one) => (
                <option key={one} value={one}>
                  {optionOf(t, 'kind', one)}
                </option>
              ))}
            </optgroup>
          </NativeSelect>
          <TextInput
            name="note"
            label={t('course:field.note')}
            maxLength={documentLimits.noteLength}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </div>
      )}
      <ErrorNotice error={error} />
      <Group>
        {unfit === null && (
          <Button type="submit" name="submit-document" loading={busy}>
            {t('course:documents.record')}
          </Button>
        )}
        <Button variant="default" name="leave-document" disabled={busy} onClick={props.onClose}>
          {t('course:documents.leave')}
        </Button>
      </Group>
    </form>
  );
}

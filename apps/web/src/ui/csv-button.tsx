import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CsvTable, toCsv } from './csv.ts';
import { ErrorNotice } from './error-notice.tsx';
import { saveText } from './save-text.ts';

/**
 * Saves a list as a file. `load` reads it anew where it tells of patients, so that the record of reads
 * knows of the file.
 */
export function CsvButton(props: { file: string; label?: string; load: () => CsvTable | Promise<CsvTable> }) {
  const { t } = useTranslation('palette');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      saveText(`${props.file}-${Temporal.Now.plainDateISO()}.csv`, toCsv(await props.load()), 'text/csv');
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" name="export-csv" loading={busy} onClick={() => void save()}>
        {props.label ?? t('csv.export')}
      </Button>
      <ErrorNotice error={error} />
    </>
  );
}

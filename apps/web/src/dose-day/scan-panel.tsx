import type { CallOutput } from '@lutetia/contract';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftRecord, labelOf, textOf } from '../form/index.ts';
import { Notice, type Tone, ToneIcon } from '../ui/index.ts';
import { Camera } from './camera.tsx';
import { type CodeState, codeState, expectedCodes, fieldFor, scannedFields } from './expected-codes.ts';
import { enter, useHandScanner } from './use-hand-scanner.ts';

const toneOf: Readonly<Record<CodeState, Tone>> = {
  empty: 'plain',
  partial: 'wait',
  match: 'go',
  mismatch: 'stop',
};

/** Wristband, directive, vial: read by camera or scanner or typed, and whether each is the right one. */
export function ScanPanel(props: {
  answer: Pick<CallOutput<'course'>, 'view' | 'person'>;
  typed: DraftRecord;
  form: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation(['dose-day', 'course']);
  const expected = expectedCodes(props.answer);
  const [stray, setStray] = useState<string | null>(null);
  const read = Object.fromEntries(scannedFields.map((field) => [field, textOf(props.typed[field])]));
  const take = (code: string, focused: string | null) => {
    const field = fieldFor(code, expected, read, focused);
    setStray(field === null ? code : null);
    const input = props.form.current?.querySelector<HTMLInputElement>(`input[name="${field}"]`);
    if (input) enter(input, code);
  };
  useHandScanner(take);
  return (
    <section className="scan-panel" aria-labelledby="scan-title">
      <h3 id="scan-title">{t('scan.title')}</h3>
      <ul className="scan-tiles">
        {scannedFields.map((field) => {
          const code = read[field] ?? '';
          const state = codeState(code, expected[field]);
          return (
            <li key={field} data-tone={toneOf[state]} data-scan={field} data-state={state}>
              <ToneIcon tone={toneOf[state]} />
              <div>
                <div className="scan-name">{labelOf(t, field, ['time-out'])}</div>
                <strong role={state === 'mismatch' ? 'alert' : undefined}>{t(`scan.state.${state}`)}</strong>
                {code !== '' && <div className="scan-code">{t('scan.read', { code })}</div>}
                {state === 'mismatch' && field !== 'patientCode' && (
                  <div className="scan-code">
                    {t('scan.expected', { code: expected[field][0] ?? t('course:page.not-known') })}
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {stray !== null && <Notice tone="stop">{t('scan.stray', { code: stray })}</Notice>}
      <Camera onCode={(code) => take(code, null)} />
      <p className="scan-help">{t('scan.help')}</p>
    </section>
  );
}

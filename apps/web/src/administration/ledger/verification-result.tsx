import type { CallOutput } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/index.ts';

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The server keeps the first thousand problems and counts them all. */
const problemCount = (result: CallOutput<'verifyLedger'>): number =>
  typeof result.problemCount === 'number' ? result.problemCount : result.problems.length;

export function VerificationResult({ result }: { result: CallOutput<'verifyLedger'> }) {
  const { t, i18n } = useTranslation();
  if (result.ok) {
    return (
      <Notice tone="go">
        <strong>{t('administration:ledger.intact')}</strong>
        <div>
          {t('administration:ledger.counted', { events: result.events, documents: result.documents })}
        </div>
        {typeof result.lastDigest === 'string' && (
          <div className="small">
            {t('administration:ledger.digest')} <code className="digest">{result.lastDigest}</code>
          </div>
        )}
      </Notice>
    );
  }
  return (
    <Notice tone="stop">
      <strong>{t('administration:ledger.damaged', { count: problemCount(result) })}</strong>
      <div>{t('administration:ledger.what-now')}</div>
      <ul>
        {result.problems.map((problem) => {
          const kind = text(problem.kind);
          const key = `administration:ledger.problem.${kind}`;
          return (
            <li key={JSON.stringify(problem)}>
              {i18n.exists(key) ? t(key) : kind} <code>{text(problem.stream)}</code> {text(problem.detail)}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

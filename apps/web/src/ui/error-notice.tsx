import { ApiError } from '@lutetia/contract';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { UnreachableError } from '../api/index.ts';
import { withTexts } from '../i18n/texts.ts';
import { ToneIcon } from './icons.tsx';

/** What closes an act is said with the words of a course, which most pages do not need. */
const Refusals = lazy(async () => ({
  default: (await withTexts(import('./refusals.tsx'), 'course')).Refusals,
}));

const codeOf = (error: unknown): string => {
  if (error instanceof ApiError) return error.code;
  return error instanceof UnreachableError ? 'unreachable' : 'internal';
};

/** A refusal in words: what happened, which fields or gates, what to do. Takes the focus when it appears. */
export function ErrorNotice({ error, takeFocus = true }: { error: unknown; takeFocus?: boolean }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error && takeFocus) box.current?.focus();
  }, [error, takeFocus]);
  if (!error) return null;
  const code = codeOf(error);
  const detail = error instanceof ApiError ? error.detail : null;
  return (
    <div className="notice" data-tone="stop" role="alert" tabIndex={-1} ref={box} data-error-code={code}>
      <ToneIcon tone="stop" />
      <div>
        <strong>{t(`error.${code}`)}</strong>
        <div>{t(`error-help.${code}`)}</div>
        {detail?.issues && detail.issues.length > 0 && (
          <ul>
            {detail.issues.map((issue) => (
              <li key={`${issue.path} ${issue.code}`}>
                {issue.code === 'invalid' && <code>{issue.path}</code>}{' '}
                {t(`issue.${issue.code}`, { message: issue.message })}
              </li>
            ))}
          </ul>
        )}
        {detail?.gates && detail.gates.length > 0 && (
          <Suspense>
            <Refusals gates={detail.gates} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

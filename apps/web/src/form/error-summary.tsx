import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ToneIcon } from '../ui/icons.tsx';

export interface Fault {
  /** Of its field; empty for what concerns the form as a whole. */
  readonly path: string;
  readonly label: string;
  readonly text: string;
}

/** What has to be put right, each linked to its field. Takes the focus whenever the form was refused. */
export function ErrorSummary(props: {
  faults: readonly Fault[];
  /** Counts the refused attempts. */
  attempt: number;
  onChoose: (path: string) => void;
  prefix: string;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.attempt > 0) box.current?.focus();
  }, [props.attempt]);
  if (props.faults.length === 0) return null;
  return (
    <div className="notice" data-tone="stop" role="alert" tabIndex={-1} ref={box} data-error-summary>
      <ToneIcon tone="stop" />
      <div>
        <strong>{t('course:form.put-right', { count: props.faults.length })}</strong>
        <ul>
          {props.faults.map((fault) => (
            <li key={`${fault.path} ${fault.text}`}>
              {fault.path === '' ? (
                fault.text
              ) : (
                <a
                  href={`#${props.prefix}-${fault.path}`}
                  onClick={(event) => {
                    event.preventDefault();
                    props.onChoose(fault.path);
                  }}
                >
                  {fault.label}
                  {t('course:form.path-separator')}
                  {fault.text}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

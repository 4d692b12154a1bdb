import type { OutsideWay as Way } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import './patient.css';

const marks = { done: '✓', now: '●', later: '' } as const;

/** The way in a few steps, the present one marked; for those outside the team. */
export function OutsideWay(props: {
  way: readonly Way[];
  /** Whose words it speaks. */
  reader: 'patient' | 'referrer';
  detail: string | null;
}) {
  const { t } = useTranslation(['patient', 'referrer']);
  const { way, reader, detail } = props;
  return (
    <ol className="outside-way">
      {way.map(({ id, state }) => (
        <li key={id} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <span className="outside-mark" aria-hidden="true">
            {marks[state]}
          </span>
          <span>
            <span className="outside-name">{t(`${reader}:step.${id}`)}</span>
            <span className="outside-state">
              {' '}
              {t(`${reader}:step-state.${state}`)}
              {id === 'treatment' && detail !== null && ` · ${detail}`}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

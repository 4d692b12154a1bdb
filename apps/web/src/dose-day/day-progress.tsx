import type { Prompt } from '@lutetia/course';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toneOfRecord } from '../course/index.ts';
import { type Tone, ToneIcon } from '../ui/index.ts';
import type { DayAct, DayStep } from './day-steps.ts';

const toneOf: Readonly<Record<DayStep['state'], Tone>> = {
  done: 'go',
  open: 'wait',
  blocked: 'stop',
  later: 'plain',
};

/** The acts of the day with their states; each leads to its screen. */
export function DayProgress(props: {
  steps: readonly DayStep[];
  prompts: readonly Prompt[];
  shown: DayAct;
  onChoose: (act: DayAct) => void;
}) {
  const { t } = useTranslation(['app', 'course', 'dose-day']);
  const box = useRef<HTMLElement>(null);
  const { shown } = props;
  useEffect(() => {
    const show = () => {
      const step = box.current?.querySelector<HTMLElement>(`[data-step="${shown}"]`);
      if (box.current && step) box.current.scrollLeft = step.offsetLeft - 16;
    };
    show();
    // A tablet that is turned shows the step again; a keyboard that comes up moves nothing.
    let width = innerWidth;
    const turned = () => {
      if (innerWidth !== width) show();
      width = innerWidth;
    };
    addEventListener('resize', turned);
    return () => removeEventListener('resize', turned);
  }, [shown]);
  return (
    <nav ref={box} aria-label={t('dose-day:progress')} className="day-progress">
      <ol>
        {props.steps.map(({ act, state, kept }) => {
          const tone =
            kept > 0 ? 'attention' : state === 'done' ? toneOfRecord(act, props.prompts) : toneOf[state];
          return (
            <li key={act} data-step={act} data-tone={tone}>
              <button
                type="button"
                onClick={() => props.onChoose(act)}
                aria-current={act === props.shown ? 'step' : undefined}
                name={`step.${act}`}
              >
                <ToneIcon tone={tone} />
                <span>
                  {t(`course:command.${act}`)}
                  {kept > 0 && <span className="step-kept">{t('dose-day:waits')}</span>}
                </span>
                <span className="visually-hidden">{t(`course:state.${state}`)}</span>
                {state === 'done' && tone === 'stop' && (
                  <span className="visually-hidden">{t('state.stop')}</span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

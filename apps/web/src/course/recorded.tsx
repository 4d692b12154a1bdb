import type { CourseView } from '@lutetia/course';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/index.ts';
import { recordedOutcome, toneOfOutcome } from './recorded-outcome.ts';
import { useSite } from './use-site.ts';
import { useSpeech } from './use-speech.ts';

/** That an act is recorded, and what it found. */
export function Recorded(props: {
  act: string;
  view: CourseView;
  /** It took another act back. */
  undone?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation(['app', 'course']);
  const { act, view } = props;
  return (
    <Notice tone={toneOfOutcome(act, view)}>
      {props.undone === true
        ? t('course:page.undone')
        : t('course:page.recorded', { what: t(`course:command.${act}`) })}
      <Outcome act={act} view={view} />
      {props.children}
    </Notice>
  );
}

/** What a recorded act found, in a line of its own. */
export function Outcome({ act, view }: { act: string; view: CourseView }) {
  const speech = useSpeech();
  const site = useSite();
  const outcome = recordedOutcome(act, view, site.data ?? null, speech);
  return outcome === null ? null : <div data-outcome={act}>{outcome}</div>;
}

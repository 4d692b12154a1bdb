import type { UserView } from '@lutetia/contract';
import type { TrainingTopic } from '@lutetia/course';
import { Checkbox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusSoon } from '../../course/index.ts';
import { SiteCommandForm } from '../site-command-form.tsx';

type Days = Readonly<Record<string, unknown>>;

export interface Chosen {
  readonly user: UserView;
  readonly topic: TrainingTopic;
  /** First and last day of the topic recorded before; empty for the first. */
  readonly days: Days;
}

/** One training of one person; whoever was taught several things in one course goes on to the next with its days. */
export function RecordTraining(
  props: Chosen & {
    next: TrainingTopic | null;
    onNext: (topic: TrainingTopic, days: Days) => void;
    onDone: () => void;
  },
) {
  const { t } = useTranslation(['administration', 'course']);
  const { user, topic, days, next } = props;
  const [goesOn, setGoesOn] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const [isFirst] = useState(Object.keys(days).length === 0);
  useEffect(
    () => (isFirst ? undefined : focusSoon(() => box.current?.querySelector('[name="completedOn"]') ?? null)),
    [isFirst],
  );
  return (
    <div ref={box}>
      <SiteCommandForm
        type="record-training"
        initial={{ ...days, user: user.id, topic }}
        onDone={({ completedOn, validUntil }) => {
          if (goesOn && next !== null) props.onNext(next, { completedOn, validUntil });
          else props.onDone();
        }}
      >
        {next !== null && (
          <Checkbox
            name="go-on"
            checked={goesOn}
            onChange={(event) => setGoesOn(event.currentTarget.checked)}
            label={t('training.go-on', { topic: t(`course:option.${next}`) })}
          />
        )}
      </SiteCommandForm>
    </div>
  );
}

import type { UserView } from '@lutetia/contract';
import type { TrainingTopic } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { mayCommandSite } from '../../session/may.ts';
import { useMe } from '../../session/me.ts';
import { Day, StateBadge } from '../../ui/index.ts';
import { trainingState, trainingStates } from './training-state.ts';

/** The last day on which a training counts; for whoever may, a press records or renews it. */
export function TrainingCell(props: {
  person: UserView;
  topic: TrainingTopic;
  until: string | undefined;
  today: string;
  onPress: () => void;
}) {
  const { t } = useTranslation(['administration', 'course']);
  const me = useMe();
  const { person, topic, until, today } = props;
  const state = trainingState(person, topic, until, today);
  const said = (
    <>
      <StateBadge state={state} label={t(`training.state.${trainingStates[state]}`)} />
      {until && (
        <span className="small">
          <Day date={until} />
        </span>
      )}
    </>
  );
  if (!mayCommandSite(me, 'record-training')) return <span className="training-cell">{said}</span>;
  return (
    <button
      type="button"
      className="training-cell"
      name={`train-${person.username}-${topic}`}
      onClick={props.onPress}
    >
      {said}
      <span className="visually-hidden">
        {t(until ? 'training.renew' : 'training.record', {
          topic: t(`course:option.${topic}`),
          name: person.displayName,
        })}
      </span>
    </button>
  );
}

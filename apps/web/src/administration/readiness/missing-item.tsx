import { blocks, type Gate, type ReadinessItem } from '@lutetia/course';
import { useTranslation } from 'react-i18next';
import { GateList } from '../../course/gate-list.tsx';
import { useSpeech } from '../../course/use-speech.ts';
import { ToneIcon } from '../../ui/index.ts';
import { Mend } from './mend.tsx';
import { sayActs, sayItem } from './say-item.ts';

/** One thing that is missing: what stays closed without it, by which rule, and the form that puts it in place. */
export function MissingItem({ item }: { item: ReadinessItem }) {
  const { t } = useTranslation('administration');
  const speech = useSpeech();
  const closed = oncePerGate(item.gates.filter(blocks));
  return (
    <li className="readiness-item" data-missing={item.key}>
      <span className="state-badge" data-tone="stop">
        <ToneIcon tone="stop" />
        <strong>{sayItem(item, speech)}</strong>
      </span>
      <p className="small">{t('readiness.closes', { acts: sayActs(item.acts, speech) })}</p>
      {item.topic === null && closed.length > 0 && <GateList gates={closed} />}
      <Mend item={item} />
    </li>
  );
}

const oncePerGate = (gates: readonly Gate[]): readonly Gate[] => [
  ...new Map(gates.map((gate) => [gate.id, gate])).values(),
];

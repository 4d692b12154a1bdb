import { blocks, closesNothing, type Gate, type ReadinessItem } from '@lutetia/course';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { GateList } from '../../course/gate-list.tsx';
import { useSpeech } from '../../course/use-speech.ts';
import { type Tone, ToneIcon } from '../../ui/index.ts';
import { Mend } from './mend.tsx';
import { sayActs, sayItem } from './say-item.ts';

/**
 * One thing that is missing: what stays closed without it, by which rule, and the form that puts it in place. Once
 * it is in place it stays where it was until the page is opened anew, with what its form said.
 */
export function MissingItem({ item }: { item: ReadinessItem }) {
  const { t } = useTranslation('administration');
  const speech = useSpeech();
  const { ready } = item;
  const place = useFocusKept(item);
  const closed = oncePerGate(item.gates.filter((gate) => blocks(gate) && saysMore(gate)));
  return (
    <li
      className="readiness-item"
      ref={place}
      tabIndex={-1}
      {...(ready ? { 'data-placed': item.key } : { 'data-missing': item.key })}
    >
      <span className="state-badge" data-tone={toneOf(item)}>
        <ToneIcon tone={toneOf(item)} />
        <strong>{sayItem(item, speech)}</strong>
      </span>
      {!ready && (
        <p className="small">
          {closesNothing(item)
            ? t(`readiness.missed.${item.name}`)
            : t('readiness.closes', { acts: sayActs(item.acts, speech) })}
        </p>
      )}
      {item.topic === null && closed.length > 0 && <GateList gates={closed} />}
      <Mend item={item} />
    </li>
  );
}

function toneOf(item: ReadinessItem): Tone {
  if (item.ready) return 'go';
  return closesNothing(item) ? 'attention' : 'stop';
}

/** Where one form takes another's place, the focus that was on the first goes to the item. */
function useFocusKept({ mendings }: ReadinessItem) {
  const place = useRef<HTMLLIElement>(null);
  const forms = mendings.map(({ type }) => type).join(' ');
  const before = useRef(forms);
  useEffect(() => {
    if (before.current === forms) return;
    before.current = forms;
    if (document.activeElement === document.body) place.current?.focus();
  }, [forms]);
  return place;
}

/** A gate that knows nothing but that the item is missing says no more than its title. */
const saysMore = ({ inputs }: Gate): boolean => Object.values(inputs).some((input) => input !== null);

const oncePerGate = (gates: readonly Gate[]): readonly Gate[] => [
  ...new Map(gates.map((gate) => [gate.id, gate])).values(),
];

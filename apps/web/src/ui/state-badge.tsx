import { useTranslation } from 'react-i18next';
import { ToneIcon } from './icons.tsx';
import { type State, toneOf } from './state.ts';

/** A state as icon and word. `label` replaces the word where the place needs another. */
export function StateBadge({ state, label }: { state: State; label?: string }) {
  const { t } = useTranslation();
  const tone = toneOf[state];
  return (
    <span className="state-badge" data-tone={tone} data-state={state}>
      <ToneIcon tone={tone} />
      <span>{label ?? t(`state.${state}`)}</span>
    </span>
  );
}

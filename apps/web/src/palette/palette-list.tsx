import { useTranslation } from 'react-i18next';
import type { Action } from './action.ts';
import { KeysText } from './keys-text.tsx';
import './palette.css';

export interface Choice extends Pick<Action, 'id' | 'label' | 'keys' | 'run'> {
  readonly group: Action['group'] | 'patient';
  /** What stands beside the name. */
  readonly note?: string;
}

/** The choices by group. The field above holds the focus and names the active one. */
export function PaletteList(props: {
  id: string;
  choices: readonly Choice[];
  active: number;
  idOf: (choice: Choice) => string;
  onPoint: (place: number) => void;
  onTake: (choice: Choice) => void;
  empty: string;
}) {
  const { t } = useTranslation('palette');
  const { choices } = props;
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <div className="palette-list" role="listbox" id={props.id} aria-label={t('label')}>
      {choices.length === 0 && (
        <div className="palette-empty" role="option" aria-selected="false" aria-disabled="true" tabIndex={-1}>
          {props.empty}
        </div>
      )}
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box
        <div key={group} role="group" aria-label={t(`group.${group}`)}>
          <div className="palette-group" aria-hidden="true">
            {t(`group.${group}`)}
          </div>
          {choices.map((choice, place) =>
            choice.group === group ? (
              <div
                key={choice.id}
                id={props.idOf(choice)}
                className="palette-choice"
                role="option"
                tabIndex={-1}
                aria-selected={place === props.active}
                data-choice={choice.id}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => place !== props.active && props.onPoint(place)}
                onClick={() => props.onTake(choice)}
                onKeyDown={undefined}
              >
                <span className="palette-label">{choice.label}</span>
                {choice.note !== undefined && <span className="palette-note small">{choice.note}</span>}
                {choice.keys !== undefined && <KeysText keys={choice.keys} />}
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

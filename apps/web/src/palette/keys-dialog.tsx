import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/index.ts';
import { useActions } from './action-store.ts';
import { KeysText } from './keys-text.tsx';
import { paletteKeys } from './say-keys.ts';
import { setSingleKeys, useSingleKeys } from './single-keys.ts';

const groups = ['go', 'act', 'page', 'device'] as const;

/** Every key that does something here, and the switch for those that need no Ctrl. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('palette');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keys.title')} size="lg">
      <KeyLists />
    </Dialog>
  );
}

function KeyLists() {
  const { t } = useTranslation('palette');
  const actions = useActions().filter(({ keys }) => keys !== undefined);
  const on = useSingleKeys();
  return (
    <>
      <dl className="key-list">
        <div>
          <dt>{t('open')}</dt>
          <dd>
            <kbd>{paletteKeys()}</kbd>
          </dd>
        </div>
      </dl>
      {groups.map((group) => {
        const own = actions.filter((action) => action.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`}>{t(`group.${group}`)}</h3>
            <dl className="key-list">
              {own.map(({ id, label, keys }) => (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd>
                    <KeysText keys={keys ?? ''} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <Checkbox
        mt="md"
        name="single-keys"
        label={t('keys.single')}
        description={t('keys.single-help')}
        checked={on}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </>
  );
}

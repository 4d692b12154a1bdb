import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../i18n/languages.ts';
import { loadLanguage } from '../i18n/texts.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { Palette } from './palette.tsx';

export type Dialog = 'palette' | 'keys' | null;

/** Opened after it was drawn closed, so that the focus goes back to where it was. */
export function PaletteDialogs({ shown, onClose }: { shown: Dialog; onClose: () => void }) {
  const { i18n } = useTranslation('course');
  const [drawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  useEffect(() => {
    // Things are found by their names in the other language too, once these are here.
    for (const language of languages.filter((one) => one !== i18n.language))
      loadLanguage(language).catch(() => undefined);
  }, [i18n.language]);
  return (
    <>
      <Palette opened={drawn && shown === 'palette'} onClose={onClose} />
      <KeysDialog opened={drawn && shown === 'keys'} onClose={onClose} />
    </>
  );
}

export { KeysText } from './keys-text.tsx';
export { PaletteButton } from './palette-button.tsx';
export { loadPaletteDialogs, usePalette } from './use-palette.tsx';
export { useRowKeys, useSearchKey } from './use-row-keys.ts';

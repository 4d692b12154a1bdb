import { getPack, listPacks } from '@lutetia/protocol';

/** Every rule pack that Lutetia carries, whole. */
export const packs = () =>
  listPacks().map(({ kind, id, version, title }) => ({ ...getPack(kind, id), kind, id, version, title }));

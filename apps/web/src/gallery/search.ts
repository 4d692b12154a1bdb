export const dialogParts = ['dialog', 'confirm-dialog', 'signature-dialog'] as const;
export type DialogPart = (typeof dialogParts)[number];

/** `part`: the dialog that stands open. */
export function readGallerySearch(raw: Record<string, unknown>): { part?: DialogPart } {
  const part = dialogParts.find((one) => one === raw.part);
  return part === undefined ? {} : { part };
}

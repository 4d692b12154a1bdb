/** Parts of the list; `under-way` is the one that stands without a word in the address. */
export const supplyParts = ['under-way', 'today', 'at-risk', 'past'] as const;
export type SupplyPart = (typeof supplyParts)[number];

export interface SupplySearch {
  part?: Exclude<SupplyPart, 'under-way'>;
}

export function readSupplySearch(raw: Record<string, unknown>): SupplySearch {
  const part = supplyParts.find((one) => one === raw.part);
  return part === undefined || part === 'under-way' ? {} : { part };
}

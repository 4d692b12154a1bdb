/**
 * Energy that one decay leaves around itself in a uniform medium, by radius in mass thickness (g/cm²), so that it
 * holds at any density.
 */
export type RadialEnergy = {
  /** Nothing that counts comes beyond, g/cm². */
  readonly reachGPerCm2: number;
  /** Energy within radius `reach` · (i / bins)², keV per decay, bins + 1 values. */
  readonly within: Float64Array;
};

/** Energy within `radiusGPerCm2` of the decay, keV: linear in the square root of the radius between bins. */
export function energyWithin({ reachGPerCm2, within }: RadialEnergy, radiusGPerCm2: number): number {
  const bins = within.length - 1;
  const position = Math.sqrt(radiusGPerCm2 / reachGPerCm2) * bins;
  if (position >= bins) return within[bins] as number;
  const i = Math.floor(position);
  const low = within[i] as number;
  return low + (position - i) * ((within[i + 1] as number) - low);
}

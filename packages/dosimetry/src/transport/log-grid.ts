/** Energies in equal steps of the logarithm, from `firstKeV` to `lastKeV`. */
export type LogGrid = {
  readonly points: number;
  readonly firstLn: number;
  readonly perLn: number;
  readonly energiesKeV: Float64Array;
};

export function logGrid(firstKeV: number, lastKeV: number, points: number): LogGrid {
  const firstLn = Math.log(firstKeV);
  const step = (Math.log(lastKeV) - firstLn) / (points - 1);
  const energiesKeV = Float64Array.from({ length: points }, (_, i) => Math.exp(firstLn + i * step));
  return { points, firstLn, perLn: 1 / step, energiesKeV };
}

/** Log–log interpolation in a table of [x, y] with ascending x; beyond its ends the end's slope goes on. */
export function interpolateLogLog(table: readonly (readonly number[])[], x: number): number {
  let high = 1;
  while (high < table.length - 1 && (table[high]?.[0] as number) < x) high++;
  const [x0, y0] = table[high - 1] as readonly [number, number];
  const [x1, y1] = table[high] as readonly [number, number];
  // An absorption edge stands twice at one energy.
  if (x1 === x0) return y1;
  return y0 * (x / x0) ** (Math.log(y1 / y0) / Math.log(x1 / x0));
}

/** Linear interpolation between the closest ranks (Hyndman and Fan 1996, definition 7). */
export function quantile(values: readonly number[], probability: number): number {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * probability;
  const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds of each of `times` runs of `work`, after `warmUp` that are not counted. */
export async function timings(times: number, work: () => Promise<unknown>, warmUp = 3): Promise<number[]> {
  const measured: number[] = [];
  for (let run = -warmUp; run < times; run += 1) {
    const start = performance.now();
    await work();
    if (run >= 0) measured.push(performance.now() - start);
  }
  return measured;
}

/** Takes the items one after another by `workers` at the same time. Returns the seconds that it took. */
export async function concurrently<T>(
  items: readonly T[],
  workers: number,
  work: (item: T, worker: number) => Promise<unknown>,
): Promise<number> {
  const queue = [...items];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item, worker);
    }),
  );
  return (performance.now() - start) / 1000;
}

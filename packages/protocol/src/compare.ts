// A limit that is a product (1.5 × 20.9) may miss the decimal it stands for by a rounding error. A measurement
// equal to the limit as written must count as equal, so the comparison allows for that error and no more.
const roundingError = 1e-12;

export function isAtLeast(value: number, limit: number): boolean {
  return value >= limit - Math.abs(limit) * roundingError;
}

export function isAtMost(value: number, limit: number): boolean {
  return value <= limit + Math.abs(limit) * roundingError;
}

export function isAbove(value: number, limit: number): boolean {
  return !isAtMost(value, limit);
}

export function isBelow(value: number, limit: number): boolean {
  return !isAtLeast(value, limit);
}

/** Types of check.mjs for those who call it from TypeScript. */
export function check(
  instance: unknown,
  plan: unknown,
): {
  violations: string[];
  terms: Record<'O1' | 'O2' | 'O3' | 'O4' | 'O5' | 'O6' | 'O7', number>;
  total: number;
  kpi: Record<string, number>;
};

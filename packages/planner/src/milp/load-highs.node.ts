import { createRequire } from 'node:module';

// Its types are those of its CommonJS side alone.
const highs: typeof import('highs') = createRequire(import.meta.url)('highs');

/** HiGHS (Huangfu and Hall, Math. Program. Comput. 10 (2018) 119) in WebAssembly. */
export const loadHighs = () => highs.default();

export type Highs = Awaited<ReturnType<typeof loadHighs>>;

import { join, resolve } from 'node:path';
import { z } from 'zod';
import { filesFolder } from './store/index.ts';

/** Everything that the surroundings decide, checked and grouped. */
export interface Config {
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** A port that was asked for is taken or nothing is; else the next free one will do. */
    readonly portIsFixed: boolean;
  };
  readonly database: { readonly url: string } | { readonly folder: string | 'memory' };
  readonly keysFolder: string | 'memory';
  readonly filesFolder: string | 'memory';
  readonly logLevel: string;
}

/** All that is wrong, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The configuration is wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/** What the command line says beside the environment; it goes before it. */
export interface Flags {
  demo: boolean;
  port?: string | undefined;
  data?: string | undefined;
}

const text = z.string().trim().min(1).optional();
const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HOST: text,
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  LUTETIA_DATA: text,
  LUTETIA_KEYS_FOLDER: text,
  LUTETIA_FILES_FOLDER: text,
  LUTETIA_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
});

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration from environment and command line. A demo centre is thrown away when it ends,
 * unless it is given a place.
 *
 * @throws ConfigError with every fault
 */
export function readConfig(env: Environment, { demo, port, data }: Flags): Config {
  const given: Environment = { ...env, ...(port === undefined ? {} : { PORT: port }) };
  const named = Object.keys(variables.shape).map((name) => [name, given[name] || undefined]);
  const parsed = variables.safeParse(Object.fromEntries(named));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  const {
    PORT,
    HOST,
    DATABASE_URL,
    LUTETIA_DATA,
    LUTETIA_KEYS_FOLDER,
    LUTETIA_FILES_FOLDER,
    LUTETIA_LOG_LEVEL,
  } = parsed.data;
  const place = data ?? LUTETIA_DATA;
  const inMemory = demo && place === undefined && DATABASE_URL === undefined;
  const folder = resolve(place ?? 'data');
  return {
    http: { host: HOST ?? '127.0.0.1', port: PORT ?? 3000, portIsFixed: PORT !== undefined },
    database: DATABASE_URL !== undefined ? { url: DATABASE_URL } : { folder: inMemory ? 'memory' : folder },
    keysFolder: LUTETIA_KEYS_FOLDER ?? (inMemory ? 'memory' : join(folder, 'keys')),
    filesFolder: LUTETIA_FILES_FOLDER ?? (inMemory ? 'memory' : filesFolder(folder, {})),
    logLevel: LUTETIA_LOG_LEVEL ?? (demo ? 'warn' : 'info'),
  };
}

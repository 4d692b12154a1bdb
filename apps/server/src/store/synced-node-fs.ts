import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Init = Parameters<NodeFS['init']>;
type Prepared = Awaited<ReturnType<NodeFS['init']>>;

interface OpenFile {
  nfd: number;
}
interface EmscriptenModule {
  NODEFS: {
    stream_ops: { fsync?: (file: OpenFile) => number };
    tryFSOperation: (operation: () => void) => void;
  };
}

/**
 * A folder on disk whose `fsync` reaches the disk. PGlite's own folder file system has no fsync at
 * all: the call succeeds and does nothing. A failed fsync returns its errno, upon which PostgreSQL
 * stops (data_sync_retry = off).
 */
export class SyncedNodeFs extends NodeFS {
  override async init(...[pglite, options]: Init): Promise<Prepared> {
    const prepared = await super.init(pglite, options);
    const install = (module: unknown): void => {
      const { NODEFS } = module as EmscriptenModule;
      NODEFS.stream_ops.fsync = (file) => {
        NODEFS.tryFSOperation(() => fsyncSync(file.nfd));
        return 0;
      };
    };
    return {
      emscriptenOpts: { ...prepared.emscriptenOpts, preRun: [...preRuns(prepared), install] },
    };
  }
}

function preRuns(prepared: Prepared) {
  const { preRun } = prepared.emscriptenOpts;
  if (preRun === undefined) return [];
  return Array.isArray(preRun) ? preRun : [preRun];
}

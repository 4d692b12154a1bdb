import { CliError } from './cli-error.ts';
import { progressBar } from './progress-bar.ts';

export type LongRun = { readonly signal: AbortSignal; readonly onProgress: (done: number) => void };

/** Long work under a progress bar of this name, which Ctrl-C cancels. Errors: those of the work, and `cancelled`. */
export async function longRun<T>(name: string, work: (run: LongRun) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort();
  // Not once: a second Ctrl-C would leave behind what is being written.
  process.on('SIGINT', onInterrupt);
  const bar = progressBar(name);
  try {
    return await work({ signal: interrupt.signal, onProgress: bar.show });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'cancelled')
      throw new CliError('cancelled', error.message, 130);
    throw error;
  } finally {
    bar.clear();
    process.off('SIGINT', onInterrupt);
  }
}

import { pino } from 'pino';
import { siteIdOf } from './access/index.ts';
import { createCentre } from './centre.ts';
import type { Config } from './config.ts';
import type { DemoAccount } from './context.ts';
import { demoAccounts, seedDemo } from './demo/index.ts';
import { listen } from './http/index.ts';
import { openDatabase } from './store/index.ts';

export interface Serving extends AsyncDisposable {
  readonly address: string;
  /** Empty but for the demo centre. */
  readonly accounts: readonly DemoAccount[];
}

/**
 * Opens the database and its centre, fills an empty demo centre, and answers.
 * Errors: StoreError, CentreKindError, PortError.
 */
export async function serve(config: Config, { demo }: { demo: boolean }): Promise<Serving> {
  const opened = new AsyncDisposableStack();
  try {
    const store = opened.use(await openDatabase(config.database));
    const centre = opened.use(
      await createCentre({
        store,
        clock: () => Temporal.Now.instant(),
        keysFolder: config.keysFolder,
        filesFolder: config.filesFolder,
        demo,
        logger: pino({ level: config.logLevel }),
        jobs: true,
      }),
    );
    if (demo) {
      if ((await siteIdOf(centre.context)) === null) await seedDemo(centre.context);
      centre.setDemoAccounts(demoAccounts);
    }
    const port = await listen(centre.app, config.http);
    const { host } = config.http;
    const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
    return {
      address: `http://${name}:${port}`,
      accounts: demo ? demoAccounts : [],
      [Symbol.asyncDispose]: () => opened.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

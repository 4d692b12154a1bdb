import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createCentre, demoAccounts, seedDemo } from '@lutetia/server';
import type { BrowserContext } from 'playwright-core';
import { freshMemory } from '../../apps/server/src/store/each-store.ts';

/** One o'clock at the demo centre's hospital: one patient has had the injection, two are still to come. */
export const stoppedAt = Temporal.Instant.from('2026-11-24T05:00:00Z');

export interface DemoCentre extends AsyncDisposable {
  readonly address: string;
}

/** The demo centre in this process, at an instant that does not pass: every screen of it shows the same each time. */
export const openDemoCentre = (): Promise<DemoCentre> => openCentre(true);

/** A centre that nobody has set up yet, at the same instant. */
export const openNewCentre = (): Promise<DemoCentre> => openCentre(false);

async function openCentre(demo: boolean): Promise<DemoCentre> {
  const opened = new AsyncDisposableStack();
  const keysFolder = mkdtempSync(join(tmpdir(), 'lutetia-e2e-keys-'));
  opened.defer(() => rmSync(keysFolder, { recursive: true, force: true }));
  const store = opened.use(await freshMemory());
  const centre = opened.use(
    await createCentre({
      store,
      clock: () => stoppedAt,
      keysFolder,
      filesFolder: 'memory',
      demo,
      passwordLogCost: 10,
      webFolder: resolve(import.meta.dirname, '../../apps/web/dist'),
    }),
  );
  if (demo) {
    await seedDemo(centre.context);
    centre.setDemoAccounts(demoAccounts);
  }
  const address = await centre.app.listen({ host: '127.0.0.1', port: 0 });
  return { address, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

/** The pages' clocks stand as the centre's does. Timers run. */
export async function stopClock(context: BrowserContext): Promise<void> {
  await context.addInitScript((ms) => {
    const present = Temporal.Instant.fromEpochMilliseconds(ms);
    const offset = ms - Date.now();
    const running = Date.now.bind(Date);
    Date.now = () => running() + offset;
    Temporal.Now.instant = () => present;
    Temporal.Now.plainDateISO = (zone = Temporal.Now.timeZoneId()) =>
      present.toZonedDateTimeISO(zone).toPlainDate();
  }, stoppedAt.epochMilliseconds);
}

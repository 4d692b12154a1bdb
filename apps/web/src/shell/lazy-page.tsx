import { type FunctionComponent, use } from 'react';

/** A page, or the texts on it, did not come over the network. */
export class NotArrivedError extends Error {
  override readonly name = 'NotArrivedError';
}

const lost = new WeakSet<object>();

/** Vite tells of each part of the program that did not come, as when it is of the version before an upgrade. */
export function rememberLostParts(page: EventTarget): void {
  page.addEventListener('vite:preloadError', (event) => {
    if ('payload' in event && typeof event.payload === 'object' && event.payload !== null) {
      lost.add(event.payload);
    }
  });
}

/** Whether a page failed because a part of it did not come: only a new start asks for it again. */
export const isNotArrived = (error: unknown): boolean =>
  error instanceof NotArrivedError || (typeof error === 'object' && error !== null && lost.has(error));

/**
 * A page that is fetched when it is opened, or ahead of it. What could not be fetched ahead is asked for again
 * when it is opened; when it does not arrive then, the page throws NotArrivedError.
 */
export function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, FunctionComponent>>,
  name: Name,
): FunctionComponent & { preload: () => Promise<void> } {
  let arriving: Promise<FunctionComponent> | undefined;
  let arrived: FunctionComponent | undefined;
  const fetchPage = async (): Promise<FunctionComponent> => {
    try {
      arrived = (await load())[name];
      return arrived;
    } catch (cause) {
      throw new NotArrivedError(`${name} could not be fetched`, { cause });
    }
  };
  const arrive = () => {
    arriving ??= fetchPage();
    return arriving;
  };
  const Page = () => {
    // What is here is drawn at once: having shown that it waits, React shows nothing else for 300 ms.
    const Arrived = arrived ?? use(arrive());
    return <Arrived />;
  };
  const preload = async () => {
    try {
      await arrive();
    } catch {
      arriving = undefined;
    }
  };
  return Object.assign(Page, { preload });
}

/** A page that keeps itself up to date is not a person at the screen. */
const quietMs = 60_000;
let lastSignMs = performance.now();

export const noteSign = (): void => {
  lastSignMs = performance.now();
};

/** Said with each call, so that what a page reads by itself does not keep the session awake. */
export const presenceHeaders = (): Record<string, string> =>
  performance.now() - lastSignMs > quietMs ? { 'lutetia-at-screen': 'no' } : {};

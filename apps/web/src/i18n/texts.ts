import i18next, { type BackendModule } from 'i18next';

/** Every `locales/<language>/<namespace>.json` is a file of its own, fetched when a page first needs it. */
const files = import.meta.glob<Record<string, unknown>>('../../locales/*/*.json', { import: 'default' });

function readTexts(language: string, namespace: string): Promise<Record<string, unknown>> {
  const read = files[`../../locales/${language}/${namespace}.json`];
  if (!read) throw new Error(`there is no locales/${language}/${namespace}.json`);
  return read();
}

export const textFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    readTexts(language, namespace).then(
      (texts) => done(null, texts),
      (error: Error) => done(error, false),
    );
  },
};

/**
 * A page with its texts, fetched side by side: `lazyRouteComponent(() => withTexts(import('./page.tsx'), 'course'))`.
 * Rejects when either cannot be fetched, so that no page shows the keys of its texts.
 */
export async function withTexts<T>(page: Promise<T>, ...namespaces: readonly string[]): Promise<T> {
  const [loaded] = await Promise.all([
    page,
    ...namespaces.map((namespace) => readTexts(i18next.language, namespace)),
  ]);
  await i18next.loadNamespaces(namespaces);
  return loaded;
}

/** The texts that are on the page, in another language too. Rejects when they cannot be fetched. */
export async function loadLanguage(language: string): Promise<void> {
  const namespaces = [i18next.options.ns ?? []].flat();
  await Promise.all(namespaces.map((namespace) => readTexts(language, namespace)));
  await i18next.loadLanguages(language);
}

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { root, say } from './run-step.ts';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** Bytes of script, brotli-compressed as the server sends it. */
const limit = 200_000;
const languages = ['en', 'zh'] as const;
const always = ['index.html', 'src/app.tsx', 'texts:app', 'texts:palette'];
/** What must be there before the page can be used: nothing of it is put off. */
const pages = {
  'sign-in': [...always, 'src/sign-in/sign-in-page.tsx'],
  worklist: [...always, 'src/shell/frame.tsx', 'src/worklist/worklist-page.tsx', 'texts:course'],
  today: [...always, 'src/shell/frame.tsx', 'src/today/today-page.tsx', 'texts:course', 'texts:today'],
} as const;

/** The files of these modules and of everything that they import at once. */
function filesOf(manifest: Manifest, modules: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`${name} is not in the manifest of the built web app`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const module of modules) visit(module);
  return files;
}

if (import.meta.main) {
  buildWeb();
  const dist = join(root, 'apps', 'web', 'dist');
  const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  const bytes = (file: string, ending: string) => statSync(join(dist, `${file}.${ending}`)).size;
  const sum = (files: ReadonlySet<string>, ending: string) =>
    [...files].reduce((total, file) => total + bytes(file, ending), 0);
  for (const [page, modules] of Object.entries(pages)) {
    for (const language of languages) {
      const files = filesOf(
        manifest,
        modules.map((name) => name.replace(/^texts:(.*)$/, `locales/${language}/$1.json`)),
      );
      const brotli = sum(files, 'br');
      say(
        `${page} (${language}): ${(brotli / 1000).toFixed(1)} kB of script in brotli, ${(sum(files, 'gz') / 1000).toFixed(1)} kB in gzip, ${files.size} files`,
      );
      if (brotli > limit) {
        say(`       more than ${limit / 1000} kB`);
        process.exitCode = 1;
      }
    }
  }
}

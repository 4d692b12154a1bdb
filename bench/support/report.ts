import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

/** One part of the benchmark. */
export type Section = {
  /** `quick`: as little as shows that everything runs. */
  measure(quick: boolean): Promise<Measured>;
  /** Runs only when it is asked for by name: it needs what few machines have. */
  readonly onlyByName?: true;
};

/** What a section saw: figures for its file of results, and the same as tables for the page. */
export type Measured = { readonly figures: unknown; readonly tables: string };

const loadNow = (): number => loadavg()[0] ?? 0;

const folder = join(import.meta.dirname, '..');

/** Measures a section. Unless it is only a quick look, `results/NAME.json` and the section's block of the page are written. */
export async function run(name: string, section: Section, quick: boolean): Promise<string> {
  const at = Temporal.Now.instant().toString({ smallestUnit: 'second' });
  // Other work disturbs: the load of the last minute stands with the figures.
  const before = loadNow();
  const { figures, tables } = await section.measure(quick);
  const seen = {
    at,
    node: process.version,
    processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: { before, after: loadNow() },
  };
  const text = `${at.slice(0, 10)}, Node ${seen.node.slice(1)}, ${seen.processors}, ${seen.memoryGiB} GiB; load ${before.toFixed(1)} before and ${seen.load.after.toFixed(1)} after.\n\n${tables}`;
  if (!quick) {
    mkdirSync(join(folder, 'results'), { recursive: true });
    writeFileSync(
      join(folder, 'results', `${name}.json`),
      `${JSON.stringify({ ...seen, figures }, null, 2)}\n`,
    );
    writeBlock(name, text);
  }
  return text;
}

function writeBlock(name: string, text: string): void {
  const path = join(folder, 'README.md');
  const page = readFileSync(path, 'utf8');
  const [begin, end] = [`<!-- results: ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`bench/README.md has lost the marks between which the results of ${name} stand`);
  writeFileSync(path, `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`);
}

export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

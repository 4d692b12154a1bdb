import { join } from 'node:path';
import { inlineExecutor, runDose } from '@lutetia/dosimetry';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { testBody } from '../packages/dosimetry/src/transport/test-body.ts';
import { noBrowser, openBrowser, softwareWebgpu } from './support/browser.ts';
import type { doseOfTestBody } from './support/dose-page.ts';

/** The page's script in one piece. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'support', 'dose-page.ts'), formats: ['es'] },
    },
  });
  const code = (Array.isArray(built) ? built : [])
    .flatMap(({ output }) => output)
    .map((part) => (part.type === 'chunk' ? part.code : ''))
    .join('');
  if (code === '') throw new Error('nothing was bundled');
  return code;
}

describe.skipIf(noBrowser)('the dose engine in a browser', () => {
  it('gives on WebGPU the doses of the cpu engine', async () => {
    const browser = await openBrowser(softwareWebgpu);
    try {
      const page = await browser.newPage();
      // WebGPU is there in secure contexts alone, and localhost is one.
      await page.route('http://localhost/', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>dose</title>' }),
      );
      await page.goto('http://localhost/');
      await page.addScriptTag({ type: 'module', content: await bundle() });
      await page.waitForFunction(() => 'doseOfTestBody' in globalThis);
      const dose: Awaited<ReturnType<typeof doseOfTestBody>> = await page.evaluate('doseOfTestBody(20_000)');

      const problem = { ...testBody(), kernelHistories: 1000 };
      const cpu = await runDose(problem, {
        histories: 40_000,
        executor: inlineExecutor,
        labels: problem.grid.material.map((code) => code + 1),
      });
      const { emitted, deposited, escaped } = dose.energyKeVPerDecay;
      expect(Math.abs((deposited + escaped) / emitted - 1)).toBeLessThan(0.005);
      expect(dose.regions).toHaveLength(3);
      dose.regions.forEach(({ label, meanDoseGyPerDecay, relStdError }, i) => {
        const other = cpu.regions[i];
        expect(label).toBe(other?.label);
        const error = Math.hypot(relStdError ?? Number.NaN, other?.relStdError ?? Number.NaN);
        expect(error).toBeLessThan(0.01);
        const ratio = (meanDoseGyPerDecay ?? Number.NaN) / (other?.meanDoseGyPerDecay ?? Number.NaN);
        expect(Math.abs(ratio - 1)).toBeLessThan(4 * error);
      });
    } finally {
      await browser.close();
    }
  });
});

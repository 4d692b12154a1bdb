import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const small = `(() => {
  const pressed = '.dose-day :is(button, a, input, select, summary), .outbox button';
  const size = (element) =>
    (element.closest('.mantine-Radio-root, .mantine-Checkbox-root, .mantine-Switch-root') ?? element)
      .getBoundingClientRect();
  return [...document.querySelectorAll(pressed)]
    .map((element) => ({ element, box: size(element) }))
    .filter(({ box }) => box.width > 0 && (box.width < 59.5 || box.height < 59.5))
    .map(({ element, box }) =>
      [element.getAttribute('name') ?? element.textContent, Math.round(box.width), Math.round(box.height)].join(' '));
})()`;

/** What a gloved finger would miss (under 60 px) and eyes in glare (contrast under 7 : 1) on the dose day. */
export async function faultsForGloves(page: Page): Promise<string[]> {
  const targets = ((await page.evaluate(small)) as string[]).map((one) => `target under 60 px: ${one}`);
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    "axe.run('.dose-day', { runOnly: { type: 'rule', values: ['color-contrast-enhanced'] } })",
  )) as AxeResults;
  const faint = violations.flatMap(({ nodes }) => nodes.map(({ target }) => `faint: ${target.join(' ')}`));
  return [...targets, ...faint];
}

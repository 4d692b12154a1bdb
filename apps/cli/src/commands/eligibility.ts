import type { Command } from 'commander';
import type { Output } from '../output.ts';
import { readJsonFile } from '../read-json-file.ts';

type Options = { pack: string; json?: boolean };

export function registerEligibility(program: Command, output: Output): void {
  program
    .command('eligibility')
    .description('evaluate a case against an eligibility pack')
    .argument('<case>', 'JSON file with the case')
    .requiredOption('--pack <id>', 'such as nmpa-2025, fda-2022, fda-2025, eu-2022, vision, psmafore, therap')
    .option('--json', 'print JSON')
    .action(async (path: string, options: Options) => {
      const { evaluateEligibility, getPack, parseEligibilityCase } = await import('@lutetia/protocol');
      const pack = getPack('eligibility', options.pack);
      const answer = evaluateEligibility(parseEligibilityCase(await readJsonFile(path)), pack);
      output.answer(
        answer,
        [
          `${answer.pack} ${answer.version}: ${answer.outcome}`,
          ...answer.criteria.map(({ id, result, status }) => `  ${result.padEnd(15)} ${id} (${status})`),
        ],
        options,
      );
    });
}

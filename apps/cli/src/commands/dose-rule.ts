import type { Command } from 'commander';
import type { Output } from '../output.ts';
import { readJsonFile } from '../read-json-file.ts';

type Options = { pack: string; json?: boolean };

export function registerDoseRule(program: Command, output: Output): void {
  program
    .command('dose-rule')
    .description('what the label in force says about the next dose')
    .argument('<case>', 'JSON file with the case')
    .requiredOption('--pack <id>', 'such as fda-2022, fda-2025, eu-2022, nmpa-2025')
    .option('--json', 'print JSON')
    .action(async (path: string, options: Options) => {
      const { evaluateDoseRule, getPack, parseDoseRuleCase } = await import('@lutetia/protocol');
      const pack = getPack('dose-modification', options.pack);
      const answer = evaluateDoseRule(parseDoseRuleCase(await readJsonFile(path)), pack);
      const days =
        answer.earliest === null ? '' : `, ${answer.earliest} … ${answer.latest} (target ${answer.target})`;
      output.answer(
        answer,
        [
          `${answer.pack} ${answer.version}: ${answer.action}`,
          `next activity: ${answer.nextActivityMBq === null ? 'none' : `${answer.nextActivityMBq} MBq`}${days}`,
          ...answer.rows
            .filter(({ fired }) => fired !== false)
            .map(
              ({ id, fired, status }) =>
                `  ${fired === true ? 'fired' : 'cannot evaluate'}  ${id} (${status})`,
            ),
        ],
        options,
      );
    });
}

import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { Output } from '../output.ts';
import { readJsonFile } from '../read-json-file.ts';

/** Courses apart from any hospital's: reported incidents replayed on a fresh centre in memory. */
export function registerCourse(program: Command, output: Output): void {
  program
    .command('course')
    .description('courses played on a centre in memory')
    .command('replay')
    .description('replay a reported incident and show what meets it (exit status 1 when nothing does)')
    .argument('<scenario>', 'JSON file such as incidents/ens-57736-gravity-no-flow.json')
    .option('--json', 'print JSON')
    .action(async (path: string, options: { json?: boolean }) => {
      const { replayInMemory } = await import('@lutetia/server');
      const result = await replayInMemory(await readJsonFile(path));
      output.answer(
        result,
        [
          `${result.report}: ${result.title}`,
          ...result.steps.map(({ do: act, as: by, at, refused, error, events, unmet }) => {
            const outcome =
              error ?? (refused.length > 0 ? `refused by ${refused.join(', ')}` : events.join(', '));
            return `  ${at} ${by} ${act}: ${outcome}${unmet.length > 0 ? `  NOT MET: ${unmet.join('; ')}` : ''}`;
          }),
          result.met ? 'met' : 'not met',
        ],
        options,
      );
      if (!result.met) throw new CliError('not-met', `${result.report} was not met as expected`, 1);
    });
}

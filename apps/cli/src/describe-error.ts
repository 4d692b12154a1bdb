import { CommanderError } from 'commander';
import { CliError } from './cli-error.ts';

export type DescribedError = { code: string; message: string; exitCode: number };

// Known by name, so that a command that fails early need not load the package that defines the class.
const badInput = new Set(['DosimetryError', 'ImagingError', 'NuclideError', 'PlannerError', 'ProtocolError']);

/** Bad input is 2, whoever refused it; anything unforeseen is a fault of ours and is 1. */
export function describeError(error: unknown): DescribedError {
  if (error instanceof CliError)
    return { code: error.code, message: error.message, exitCode: error.exitCode };
  if (error instanceof CommanderError) {
    // Commander takes a word that begins with a dash for an option.
    const negative = /'(-\.?\d[^']*)'/.exec(error.code === 'commander.unknownOption' ? error.message : '');
    if (negative) {
      return { code: 'negative-activity', message: `"${negative[1]}" is negative`, exitCode: 2 };
    }
    const message = error.message.replace(/^error: /, '');
    return {
      code: 'usage',
      message: message === '(outputHelp)' ? 'a command is missing' : message,
      exitCode: 2,
    };
  }
  if (error instanceof Error) {
    if (badInput.has(error.name) && 'code' in error && typeof error.code === 'string') {
      return { code: error.code, message: error.message, exitCode: 2 };
    }
    return { code: 'internal', message: error.message, exitCode: 1 };
  }
  return { code: 'internal', message: String(error), exitCode: 1 };
}

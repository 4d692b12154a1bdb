import { Command, CommanderError } from 'commander';
import { registerCourse } from './commands/course.ts';
import { registerDecay } from './commands/decay.ts';
import { registerDicom } from './commands/dicom.ts';
import { registerDose } from './commands/dose.ts';
import { registerDoseRule } from './commands/dose-rule.ts';
import { registerEligibility } from './commands/eligibility.ts';
import { registerEmissions } from './commands/emissions.ts';
import { registerFit } from './commands/fit.ts';
import { registerKernel } from './commands/kernel.ts';
import { registerLedger } from './commands/ledger.ts';
import { registerPet } from './commands/pet.ts';
import { registerPlan } from './commands/plan.ts';
import { registerRecip } from './commands/recip.ts';
import { registerWindow } from './commands/window.ts';
import { describeError } from './describe-error.ts';
import { type Output, outputTo } from './output.ts';

// A command's file loads what it computes with inside its action: `lutetia decay` must not wait for a database.
const commands: readonly ((program: Command, output: Output) => void)[] = [
  registerDecay,
  registerWindow,
  registerEligibility,
  registerDose,
  registerDoseRule,
  registerEmissions,
  registerFit,
  registerKernel,
  registerDicom,
  registerPet,
  registerRecip,
  registerLedger,
  registerCourse,
  registerPlan,
];

type Streams = { stdout: (text: string) => void; stderr: (text: string) => void };

/** Runs one command line (without `node` and the script) and gives the exit status: 0 answer, 2 bad input. */
export async function run(args: readonly string[], { stdout, stderr }: Streams): Promise<number> {
  const program = new Command('lutetia')
    .description('calculations and administration of a radioligand-therapy service')
    // `plan` has options of its own and a command below it with the same.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: stdout, writeErr: () => undefined });
  for (const register of commands) register(program, outputTo(stdout));
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { code, message, exitCode } = describeError(error);
    stderr(
      args.includes('--json') ? `${JSON.stringify({ error: { code, message } })}\n` : `lutetia: ${message}\n`,
    );
    return exitCode;
  }
}

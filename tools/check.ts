import { runStep, say } from './run-step.ts';
import { houseSteps } from './steps.ts';

const failed: string[] = [];
for (const step of houseSteps) if (!(await runStep(step)).ok) failed.push(step.name);
say(failed.length === 0 ? 'all checks passed' : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

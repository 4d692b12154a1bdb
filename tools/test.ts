import { checkHazards } from './check-hazards.ts';
import { machineSuffices, prepareMachine } from './prepare-machine.ts';
import { root, runStep, say } from './run-step.ts';
import { runTests } from './run-tests.ts';
import { importStep, sizeStep, typeSteps, webStep } from './steps.ts';

const filters = process.argv.slice(2);
let passed = 0;
let failed = 0;
const count = (ok: boolean): void => {
  if (ok) passed += 1;
  else failed += 1;
};

say(`Node ${process.versions.node} on ${process.platform} ${process.arch}`);
const machine = prepareMachine();
count(machineSuffices(machine));
for (const step of [...typeSteps, importStep, webStep, sizeStep]) count((await runStep(step)).ok);

const { ok, tests } = await runTests(filters, {
  ...process.env,
  ...(machine.browser === null ? {} : { LUTETIA_CHROMIUM: machine.browser }),
});
const having = (status: string): number => tests.filter((test) => test.status === status).length;
passed += having('passed');
failed += having('failed');
// An unhandled error or a faulty configuration fails the run without failing a test.
if (!ok && having('failed') === 0) count(false);

if (filters.length === 0) {
  const faults = checkHazards(root, tests);
  say(faults.length === 0 ? 'ok     hazard log' : 'FAILED hazard log');
  for (const fault of faults) say(`       ${fault}`);
  count(faults.length === 0);
} else say('hazard log: not checked, only some tests were run');

say(`${passed} passed, ${failed} failed, ${having('skipped')} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

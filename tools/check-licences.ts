import { join } from 'node:path';
import { judgeLicence } from './licences/judge-licence.ts';
import { readLicences } from './licences/read-licences.ts';

const packages = readLicences(join(import.meta.dirname, '..'));
const shipped = packages.filter(({ use }) => use === 'shipped');
const refused = packages.filter(({ licence, use }) => !judgeLicence(licence, use));
for (const { name, version, licence, use } of refused)
  process.stdout.write(`${name}@${version} (${use}): ${licence} is not on the list\n`);
process.stdout.write(
  `${shipped.length} shipped packages, ${packages.length - shipped.length} tools, ${refused.length} refused\n`,
);
process.exitCode = refused.length === 0 && shipped.length > 0 ? 0 : 1;

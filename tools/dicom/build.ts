import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Writes the tables of the DICOM standard that packages/imaging reads, from a checkout of innolitics/dicom-standard,
// which takes them out of the standard's own pages: node tools/dicom/build.ts CHECKOUT

type Attribute = { id: string; keyword: string; valueRepresentation: string };
type Confidential = { id: string; basicProfile: string } & Readonly<Record<string, string>>;

const checkout = process.argv[2];
if (checkout === undefined) throw new RangeError('a folder with innolitics/dicom-standard is needed');
const read = <T>(name: string): T[] =>
  JSON.parse(readFileSync(join(checkout, 'standard', `${name}.json`), 'utf8'));
const write = (name: string, value: object): void =>
  writeFileSync(
    join(import.meta.dirname, '..', '..', 'packages', 'imaging', 'src', 'data', `${name}.json`),
    `${JSON.stringify(value).replaceAll('","', '",\n"')}\n`,
  );

// PS3.6: keyword → tag and representation. Where the standard leaves a choice (US or SS) the first stands: pixels decide.
const attributes = read<Attribute>('attributes').filter(
  ({ keyword, valueRepresentation }) => keyword !== '' && /^[A-Z]{2}( or|$)/.test(valueRepresentation),
);
write(
  'dictionary',
  Object.fromEntries(
    attributes.map(({ id, keyword, valueRepresentation }) => [
      keyword,
      `${id}${valueRepresentation.slice(0, 2)}${valueRepresentation.includes('US or SS') ? '*' : ''}`,
    ]),
  ),
);

// PS3.15 table E.1-1: tag → action of the basic profile, and of each option that changes it.
const options: readonly (readonly [option: string, column: string])[] = [
  ['safePrivate', 'rtnSafePrivOpt'],
  ['uids', 'rtnUIDsOpt'],
  ['device', 'rtnDevIdOpt'],
  ['institution', 'rtnInstIdOpt'],
  ['patient', 'rtnPatCharsOpt'],
  ['fullDates', 'rtnLongFullDatesOpt'],
  ['modifiedDates', 'rtnLongModifDatesOpt'],
  ['descriptors', 'cleanDescOpt'],
  ['structuredContent', 'cleanStructContOpt'],
  ['graphics', 'cleanGraphOpt'],
];
write(
  'confidentiality',
  Object.fromEntries(
    read<Confidential>('confidentiality_profile_attributes')
      .filter(({ id }) => !id.startsWith('gggg'))
      .map((row) => [
        row.id,
        [
          row.basicProfile,
          ...options.flatMap(([option, column]) =>
            row[column] === undefined ? [] : [`${option}:${row[column]}`],
          ),
        ].join(' '),
      ]),
  ),
);

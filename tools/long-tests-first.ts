import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first; no size of a file tells it. */
const long: readonly string[] = [
  'e2e/pages.test.ts',
  'e2e/whole-course.test.ts',
  'e2e/screens.test.ts',
  'e2e/dose-day-interruptions.test.ts',
  'e2e/keyboard.test.ts',
  'e2e/dose-day-zh.test.ts',
  'e2e/empty-start.test.ts',
  'e2e/gallery.test.ts',
  'e2e/scenarios/half-the-papers.test.ts',
  'apps/server/src/ledger/kill.test.ts',
  'apps/server/src/projections/rebuild.test.ts',
  'apps/server/src/replay/incidents.test.ts',
  'apps/server/src/centre.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = long.findIndex((path) => moduleId.endsWith(`/${path}`));
  return place < 0 ? long.length : place;
};

/** Starts the long files first, so that none is left for one worker while the other has nothing more to do. */
export class LongTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

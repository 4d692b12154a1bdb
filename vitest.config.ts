import { defineConfig } from 'vitest/config';
import { softwareVulkan } from './tools/find-vulkan.ts';
import { LongTestsFirst } from './tools/long-tests-first.ts';

export default defineConfig({
  test: {
    sequence: { sequencer: LongTestsFirst },
    projects: [
      {
        test: {
          name: 'unit',
          globalSetup: ['apps/server/src/store/test-global-setup.ts'],
          include: [
            'packages/**/*.test.ts',
            'apps/**/*.test.ts',
            'apps/**/*.test.tsx',
            'tools/**/*.test.ts',
            'validation/**/*.test.ts',
          ],
          env: softwareVulkan(),
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          globalSetup: ['apps/server/src/store/test-global-setup.ts'],
          include: ['e2e/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 300_000,
          // A browser waits for its server most of the time: two at once.
          maxWorkers: 2,
          // After the unit tests, whose killed servers and rebuilt ledgers leave no browser its time.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

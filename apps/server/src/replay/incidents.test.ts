import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryImage } from '../store/each-store.ts';
import { replayInMemory } from './in-memory.ts';
import { scenario } from './scenario.ts';

const folder = resolve(import.meta.dirname, '../../../../incidents');
const incidents = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => scenario.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));

describe('reported incidents over HTTP', () => {
  it('are at least nine', () => expect(incidents.length).toBeGreaterThanOrEqual(9));

  it.each(incidents)('meets $report', async (incident) => {
    const { steps, met } = await replayInMemory(incident, await memoryImage());
    expect(steps.flatMap(({ do: act, unmet }) => unmet.map((what) => `${act}: ${what}`))).toEqual([]);
    expect(met).toBe(true);
  });

  it('says so when an incident is not met', async () => {
    const incident = incidents.find(({ report }) => report === 'ENS 56871');
    if (incident === undefined) throw new Error('ENS 56871 is gone');
    const impossible = {
      ...incident,
      steps: incident.steps.map((step) => ({ ...step, expect: { prompts: ['dose-lane-closed'] } })),
    };
    const { met, steps } = await replayInMemory(impossible, await memoryImage());
    expect(met).toBe(false);
    expect(steps[0]?.unmet).toEqual(['no prompt dose-lane-closed']);
  });
});

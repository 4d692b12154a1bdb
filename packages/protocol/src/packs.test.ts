import { describe, expect, test } from 'vitest';
import { getPack, listPacks, ProtocolError, packKinds, parsePack } from './index.ts';

describe('the packs', () => {
  test('there are those that a service needs', () => {
    const ids = (kind: string) =>
      listPacks()
        .filter((pack) => pack.kind === kind)
        .map(({ id }) => id);
    const labels = ['nmpa-2025', 'fda-2022', 'fda-2025', 'eu-2022'];
    expect(ids('label')).toEqual(labels);
    expect(ids('dose-modification')).toEqual(labels);
    expect(ids('eligibility')).toEqual([...labels, 'vision', 'psmafore', 'therap']);
    expect(ids('ctcae')).toEqual(['ctcae-5']);
    expect(ids('release')).toEqual(['cn', 'us', 'jp', 'au']);
    expect(ids('fitness')).toEqual(['default', 'ch', 'us', 'eu']);
    expect(ids('regulation')).toEqual(['default']);
  });

  test.each(listPacks().map(({ kind, id }) => [kind, id] as const))('%s %s keeps its schema', (kind, id) => {
    expect(parsePack(kind, structuredClone(getPack(kind, id)))).toEqual(getPack(kind, id));
  });

  test('an identifier is used once in a kind, and a criterion or row once in a pack', () => {
    for (const kind of packKinds) {
      const ids = listPacks()
        .filter((pack) => pack.kind === kind)
        .map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    for (const { kind, id } of listPacks()) {
      const pack = getPack(kind, id);
      const parts =
        pack.kind === 'eligibility' ? pack.criteria : pack.kind === 'dose-modification' ? pack.rows : [];
      expect(new Set(parts.map((part) => part.id)).size).toBe(parts.length);
    }
  });

  test('an unknown pack names those there are', () => {
    expect(() => getPack('eligibility', 'nice')).toThrow(/nmpa-2025, fda-2022/);
    expect(() => getPack('label', '__proto__')).toThrow(ProtocolError);
  });

  test('a pack that is in force cannot be changed', () => {
    const { activityMBq } = getPack('label', 'fda-2022').dosing;
    expect(() => Object.assign(activityMBq, { value: 74_000 })).toThrow(TypeError);
  });

  test('a pack with a number that has no source is refused', () => {
    const {
      rules: [rule],
      ...pack
    } = structuredClone(getPack('release', 'au'));
    const limitUSvPerH = { value: 25, unit: 'µSv/h' };
    expect(() => parsePack('release', { ...pack, rules: [{ ...rule, limitUSvPerH }] })).toThrow(
      expect.objectContaining({ code: 'invalid-pack' }),
    );
  });
});

describe('figures of the label', () => {
  test.each(['nmpa-2025', 'fda-2022', 'fda-2025', 'eu-2022'])('%s', (id) => {
    const { dosing, supply, administration } = getPack('label', id);
    expect(dosing.activityMBq.value).toBe(7400);
    expect(dosing.reducedActivityMBq.value).toBe(5900);
    expect([dosing.intervalDays.value, dosing.intervalToleranceDays.value, dosing.maxCycles.value]).toEqual([
      42, 7, 6,
    ]);
    expect(dosing.toleranceFraction.value).toBe(0.1);
    expect(supply.shelfLifeH.value).toBe(120);
    expect(administration.flushMinMl.value).toBe(10);
    const reducible = administration.methods.filter(({ allowsReducedDose }) => allowsReducedDose.value);
    expect(reducible.map(({ method }) => method)).toEqual(['syringe', 'syringe-pump', 'peristaltic-pump']);
  });

  test('what was read for other countries is not shown as verified for China', () => {
    const china = getPack('label', 'nmpa-2025');
    expect(china.dosing.activityMBq.status).toBe('unverified');
    expect(china.supply.shelfLifeH.status).toBe('unverified');
    expect(china.indications.map(({ status }) => status)).toEqual(['verified', 'verified']);
    expect(getPack('label', 'fda-2022').dosing.activityMBq.status).toBe('verified');
  });

  test('the close-contact periods', () => {
    const days = Object.fromEntries(
      getPack('label', 'eu-2022').counselling.map((item) => [item.id, item.days]),
    );
    expect(days).toMatchObject({
      'distance-household': 2,
      'distance-children-pregnant': 7,
      'no-sexual-activity': 7,
      'separate-bedroom-household': 3,
      'separate-bedroom-children': 7,
      'separate-bedroom-pregnant': 15,
      contraception: 14 * 7,
    });
  });
});

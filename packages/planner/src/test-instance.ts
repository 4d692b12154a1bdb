/** An invented instance: doses of different patients, each on a day of its own that no other date can replace. */
export function testInstance(doses: number): unknown {
  const day = (n: number): string => new Date(Date.UTC(2026, 8, 1 + n)).toISOString().slice(0, 10);
  const at = (n: number, clock: string): string => `${day(n)}T${clock}:00Z`;
  const treated = 30;
  const ids = Array.from({ length: doses }, (_, i) => `P${i + 1}`);
  return {
    id: 'invented',
    task: 'plan',
    now: at(0, '06:00'),
    horizon: { start: day(0), end: day(treated) },
    product: {
      name: '177Lu-PSMA-617',
      halfLifeDays: 6.647,
      shelfLifeHours: 120,
      maxVolumeML: 12.5,
      concentrationMBqPerML: 1000,
      toleranceFraction: 0.1,
    },
    rules: {
      minIntervalDays: 35,
      targetIntervalDays: 42,
      lateAfterDays: 7,
      rescueHours: 24,
      spectLagDays: [1, 2],
    },
    weights: {
      unplanned: 150,
      deviationDay: 1,
      lateDay: 2,
      rescueHour: 0.2,
      shipment: 1,
      movedDose: 12,
      discardedVial: 60,
    },
    stochastic: {
      unfitProbability: 0.19,
      unfitWindowDays: 14,
      unfitDurationDays: [14, 28],
      cancelFreeDays: 9,
      cancelLateDays: 1,
      flightDelayHours: [[0, 1]],
      customsHoldProbability: 0,
      customsHoldHours: 24,
    },
    sites: [
      {
        id: 'S1',
        name: 'Invented hospital',
        utcOffset: '+00:00',
        hours: { first: '09:00', last: '15:00' },
        receiptMinutes: 90,
        licenceMBqPerDay: 7400 * doses,
        closedDates: [],
        chairs: { week: Array(7).fill(doses), dates: {} },
        spect: { week: Array(7).fill(doses), dates: {} },
      },
    ],
    lanes: [{ id: 'L1', name: 'Invented lane', leadDays: 12 }],
    departures: [
      {
        id: 'D1',
        lane: 'L1',
        calibration: at(treated - 2, '08:00'),
        orderCutoff: at(treated - 14, '08:00'),
        replacementCutoff: at(treated - 5, '08:00'),
        capacity: doses,
        cancelled: false,
        deliveries: [{ site: 'S1', arrival: at(treated - 1, '18:00'), shipmentCost: 20 }],
      },
    ],
    patients: ids.map((id) => ({ id, site: 'S1', cyclesGiven: 0, unavailable: [] })),
    doses: ids.map((patient) => ({
      id: `${patient}-C1`,
      patient,
      site: 'S1',
      cycle: 1,
      priority: 1,
      prescribedMBq: 7400,
      earliest: day(treated),
      target: day(treated),
      latest: day(treated),
      gates: { labs: at(5, '08:00'), directive: at(5, '08:00'), guarantee: at(5, '08:00') },
    })),
  };
}

import { type Course, currentCycle, liveDirective, setUpLists } from '@lutetia/course';
import { decayFactor } from '@lutetia/nuclide';
import { at, exampleZone, on } from './calendar.ts';
import { exampleHistory, exampleLabs, examplePet } from './facts.ts';
import type { ExamplePerson, ExampleUserKey } from './people.ts';

export interface CourseStep {
  readonly at: string;
  readonly by: ExampleUserKey;
  readonly witness?: ExampleUserKey;
  readonly type: string;
  /** A body, or one that is read off the course as it stands (scanned codes). */
  readonly body: Record<string, unknown> | ((course: Course) => Record<string, unknown>);
  readonly overrides?: readonly { gate: string; reason: string }[];
}

export interface CourseScriptOptions {
  readonly person: ExamplePerson;
  /** Day of the first injection, ISO date in Shanghai. */
  readonly doseDay: string;
  readonly cycles: number;
  readonly method?: 'peristaltic-pump' | 'gravity' | 'syringe';
  /** PSA before the first dose and after each cycle, ng/mL. */
  readonly psa?: readonly number[];
}

const hospitalNumber = (person: ExamplePerson): string => person.identifiers[0]?.value ?? '';

/** A course as it goes when nothing goes wrong: referral to the decision after the last cycle. */
export function courseScript(options: CourseScriptOptions): CourseStep[] {
  const intervalDays = 42;
  const cycles = Array.from({ length: options.cycles }, (_, index) =>
    cycleScript(options, index + 1, on(options.doseDay, index * intervalDays)),
  );
  return [...intakeScript(options), ...cycles.flat()];
}

export function referralOf(person: ExamplePerson): Record<string, unknown> {
  const abroad = person.country !== 'CN';
  return {
    origin: abroad ? 'abroad' : 'home',
    country: person.country,
    timeZone: abroad ? (person.country === 'ID' ? 'Asia/Jakarta' : 'Europe/Berlin') : exampleZone,
    language: person.language,
    referringDoctor: {
      name: 'Dr Rahma Demo',
      institution: abroad ? 'Example Clinic abroad (invented)' : '示例医院泌尿外科（虚构）',
      email: 'referrer@example.org',
      phone: null,
    },
    diagnosisSummary:
      'Metastatic castration-resistant prostate cancer, progressed after abiraterone and docetaxel',
    documents: [
      { kind: 'referral-letter', status: 'received' },
      { kind: 'pathology-report', status: 'received' },
      { kind: 'psma-pet-images', status: 'received' },
      { kind: 'psma-pet-report', status: 'received' },
      ...(abroad
        ? [
            { kind: 'imaging-report', status: 'received' },
            { kind: 'insurance-card', status: 'received' },
          ]
        : []),
      { kind: 'laboratory-report', status: 'received' },
      { kind: 'therapy-summary', status: 'received' },
      { kind: 'identity-document', status: abroad ? 'missing' : 'received' },
    ],
    payer: abroad
      ? { kind: 'commercial-insurer', name: 'Example Insurance (invented)' }
      : { kind: 'self', name: null },
  };
}

function intakeScript({ person, doseDay, psa }: CourseScriptOptions): CourseStep[] {
  const abroad = person.country !== 'CN';
  return [
    { at: at(doseDay, -40, '09:00'), by: 'coordinator', type: 'refer', body: referralOf(person) },
    ...(abroad
      ? [
          {
            at: at(doseDay, -39, '10:00'),
            by: 'coordinator' as const,
            type: 'receive-document',
            body: { kind: 'identity-document', status: 'received', note: '' },
          },
        ]
      : []),
    { at: at(doseDay, -38, '10:00'), by: 'physician', type: 'record-history', body: exampleHistory(doseDay) },
    {
      at: at(doseDay, -38, '10:20'),
      by: 'physician',
      type: 'record-labs',
      body: exampleLabs(at(doseDay, -39, '08:00'), { psaNgPerMl: psa?.[0] ?? 86 }),
    },
    { at: at(doseDay, -36, '15:00'), by: 'physician', type: 'record-psma-pet', body: examplePet(doseDay) },
    {
      at: at(doseDay, -36, '15:20'),
      by: 'physician',
      type: 'sign-psma-pet',
      body: { impression: 'PSMA-positive bone and node metastases above liver; no PSMA-negative lesion' },
    },
    {
      at: at(doseDay, -35, '09:00'),
      by: 'physician',
      type: 'evaluate-eligibility',
      body: { pack: 'nmpa-2025' },
    },
    {
      at: at(doseDay, -34, '16:00'),
      by: 'physician',
      type: 'decide-board',
      body: {
        decision: 'treat',
        participants: ['Nuclear medicine', 'Urology', 'Oncology'],
        plannedCycles: 6,
        alternativesDiscussed: 'Cabazitaxel; best supportive care',
      },
    },
    {
      at: at(doseDay, -30, '10:00'),
      by: 'coordinator',
      type: 'record-consent',
      body: {
        kind: 'treatment',
        formVersion: 'T-2026-1',
        language: person.language,
        interpreter: 'not-needed',
        copyGiven: true,
        signedOn: on(doseDay, -30),
      },
    },
    {
      at: at(doseDay, -29, '10:00'),
      by: 'coordinator',
      type: 'issue-estimate',
      body: {
        currency: 'CNY',
        amountMinor: 60_000_000,
        doses: 3,
        validUntil: on(doseDay, 200),
        items: [{ description: 'Three cycles, invented price', amountMinor: 60_000_000 }],
      },
    },
    {
      at: at(doseDay, -28, '10:00'),
      by: 'coordinator',
      type: 'accept-estimate',
      body: { acceptedBy: 'patient' },
    },
    {
      at: at(doseDay, -27, '10:00'),
      by: 'coordinator',
      type: 'record-cover',
      body: {
        kind: abroad ? 'guarantee' : 'deposit',
        payer: abroad ? 'Example Insurance (invented)' : '自费 (self-pay)',
        reference: `COVER-${hospitalNumber(person)}`,
        currency: 'CNY',
        amountMinor: 60_000_000,
        doses: 3,
        validUntil: on(doseDay, 200),
      },
    },
  ];
}

const prescribedMBq = 7400;

function cycleScript(options: CourseScriptOptions, cycle: number, day: string): CourseStep[] {
  return [
    ...orderScript(options, cycle, day),
    ...receiptScript(cycle, day),
    ...doseDayScript(options, day),
    ...releaseScript(options, cycle, day),
    ...betweenScript(options, cycle, day),
  ];
}

/** The vial is calibrated two days before, at noon in Rome: 11:00Z in winter. */
const calibratedAt = (day: string): string => `${on(day, -2)}T11:00:00Z`;

function orderScript({ method }: CourseScriptOptions, cycle: number, day: string): CourseStep[] {
  return [
    {
      at: at(day, -16, '09:12'),
      by: 'physician',
      type: 'prescribe',
      body: {
        cycle,
        product: 'lu-177-vipivotide-tetraxetan',
        activityMBq: prescribedMBq,
        route: 'intravenous',
        method: method ?? 'peristaltic-pump',
        plannedAt: at(day, 0, '10:00'),
        validUntil: at(day, 2, '18:00'),
        note: '',
      },
    },
    {
      at: at(day, -15, '10:00'),
      by: 'radiopharmacist',
      type: 'order-dose',
      body: {
        lane: 'air-rome-shanghai',
        departureAt: `${on(day, -2)}T20:00:00Z`,
        calibrationAt: calibratedAt(day),
        calibrationTimeZone: 'Europe/Rome',
        currency: 'CNY',
        priceMinor: 18_000_000,
        freeCancellationUntil: at(day, -12, '12:00'),
        cancellationTerms: 'Free until ten days before departure (invented)',
      },
    },
    {
      at: at(day, -14, '16:00'),
      by: 'radiopharmacist',
      type: 'confirm-order',
      body: { supplierReference: `SUP-${day}-${cycle}` },
    },
    {
      at: at(day, -3, '11:00'),
      by: 'technologist',
      type: 'record-labs',
      body: exampleLabs(at(day, -3, '08:00'), { psaNgPerMl: null }),
    },
  ];
}

function receiptScript(cycle: number, day: string): CourseStep[] {
  const milestone = (when: string, kind: string): CourseStep => ({
    at: when,
    by: 'radiopharmacist',
    type: 'record-milestone',
    body: (course) => ({
      orderReference: currentCycle(course).order?.reference ?? null,
      kind,
      occurredAt: when,
      expectedArrivalAt: at(day, 0, '07:00'),
      saidBy: 'Carrier (invented)',
      note: '',
    }),
  });
  const hours = 39;
  const volumeMl = Math.round((prescribedMBq / 1000 / decayFactor('Lu-177', hours)) * 100) / 100;
  return [
    milestone(`${on(day, -2)}T12:00:00Z`, 'produced'),
    milestone(`${on(day, -2)}T20:10:00Z`, 'departed'),
    milestone(at(day, 0, '03:40'), 'landed'),
    milestone(at(day, 0, '05:30'), 'customs-cleared'),
    milestone(at(day, 0, '06:10'), 'out-for-delivery'),
    {
      at: at(day, 0, '07:35'),
      by: 'radiopharmacist',
      type: 'receive-dose',
      body: (course) => ({
        receivedAt: at(day, 0, '07:30'),
        productLabel: 'lu-177-vipivotide-tetraxetan',
        vialCode: `VIAL-${course.id.slice(0, 8).toUpperCase()}-${cycle}`,
        lot: `LOT-${day}`,
        orderReferenceOnLabel: currentCycle(course).order?.reference ?? '',
        consigneeMatches: true,
        licenceCovers: true,
        sealIntact: true,
        labelCategory: 'yellow-ii',
        transportIndex: 0.4,
        surfaceDoseRateUSvPerH: 120,
        doseRateAt1mUSvPerH: 3.6,
        wipeBqPerCm2: 0.1,
        meter: 'meter-1',
        calibrationAt: calibratedAt(day),
        calibrationTimeZone: 'Europe/Rome',
        calibrationActivityMBq: Math.round(volumeMl * 1000),
        expiresAt: `${on(day, 3)}T11:00:00Z`,
        volumeMl,
        productionRoute: 'no-carrier-added',
      }),
    },
    {
      at: at(day, 0, '08:02'),
      by: 'radiopharmacist',
      type: 'assay-dose',
      body: {
        activityMBq: Math.round(prescribedMBq / decayFactor('Lu-177', 2)),
        measuredAt: at(day, 0, '08:00'),
        calibrator: 'cal-1',
        geometry: 'vial',
        uncertaintyPercent: 2,
      },
    },
  ];
}

function doseDayScript({ person, method }: CourseScriptOptions, day: string): CourseStep[] {
  const chosen = method ?? 'peristaltic-pump';
  const siteCheck = (time: string): CourseStep => ({
    at: at(day, 0, time),
    by: 'technologist',
    type: 'check-site',
    body: {
      checkedAt: at(day, 0, time),
      finding: 'normal',
      flowSeen: true,
      pumpPressureKPa: chosen === 'peristaltic-pump' ? 32 : null,
      connectionsTight: true,
    },
  });
  return [
    {
      at: at(day, 0, '08:40'),
      by: 'physician',
      type: 'check-fitness',
      body: {
        checkedAt: at(day, 0, '08:40'),
        identityItems: ['name', 'birth-date'],
        ecog: 1,
        weightKg: 78,
        dryMouthGrade: 0,
        fatigueGrade: 1,
        nauseaGrade: 0,
        newSymptoms: '',
        urinaryObstruction: false,
        continent: true,
        hydrationStartedAt: at(day, 0, '08:30'),
        confirmed: [],
      },
    },
    {
      at: at(day, 0, '09:32'),
      by: 'technologist',
      type: 'check-line',
      body: {
        checkedAt: at(day, 0, '09:30'),
        newCannula: true,
        flushMl: 10,
        flushesFreely: true,
        site: 'left forearm',
        siteFinding: 'normal',
      },
    },
    {
      at: at(day, 0, '09:50'),
      by: 'technologist',
      witness: 'secondTechnologist',
      type: 'time-out',
      body: (course) => ({
        performedAt: at(day, 0, '09:50'),
        patientCode: hospitalNumber(person),
        directiveCode: liveDirective(course)?.code ?? '',
        vialCode: currentCycle(course).vial?.vialCode ?? '',
        roomReady: true,
        spillKitPresent: true,
        shieldingInPlace: true,
      }),
    },
    {
      at: at(day, 0, '10:00'),
      by: 'technologist',
      type: 'start-injection',
      body: {
        startedAt: at(day, 0, '10:00'),
        method: chosen,
        setUpDone: [...setUpLists[chosen]],
        flowSeen: true,
      },
    },
    siteCheck('10:02'),
    siteCheck('10:05'),
    siteCheck('10:10'),
    {
      at: at(day, 0, '10:30'),
      by: 'technologist',
      type: 'stop-injection',
      body: { stoppedAt: at(day, 0, '10:30'), cause: 'complete', flushMl: 30, note: '' },
    },
    ...(['vial', 'tubing'] as const).map(
      (item): CourseStep => ({
        at: at(day, 0, '10:46'),
        by: 'radiopharmacist',
        type: 'measure-residual',
        body: {
          item,
          activityMBq: item === 'vial' ? 96 : 31,
          measuredAt: at(day, 0, '10:45'),
          calibrator: 'cal-1',
          uncertaintyPercent: 5,
        },
      }),
    ),
    { at: at(day, 0, '11:00'), by: 'physician', type: 'confirm-delivery', body: { note: '' } },
  ];
}

function releaseScript({ person }: CourseScriptOptions, cycle: number, day: string): CourseStep[] {
  const reading = (time: string, doseRateUSvPerH: number): CourseStep => ({
    at: at(day, 0, time),
    by: 'physicist',
    type: 'measure-dose-rate',
    body: {
      measuredAt: at(day, 0, time),
      distanceM: 1,
      height: 'abdomen',
      side: 'front',
      doseRateUSvPerH,
      backgroundUSvPerH: 0.1,
      meter: 'meter-2',
    },
  });
  return [
    reading('11:10', 31.4),
    reading('13:00', 24.2),
    reading('15:00', 17.9),
    {
      at: at(day, 0, '15:10'),
      by: 'physicist',
      type: 'release-patient',
      body: {
        releasedAt: at(day, 0, '15:10'),
        destination: person.country === 'CN' ? 'home' : 'hotel',
        destinationCountry: 'CN',
        note: '',
      },
    },
    {
      at: at(day, 0, '15:20'),
      by: 'technologist',
      type: 'give-instructions',
      body: {
        language: person.language,
        household: { children: false, pregnantWoman: false, sharesBed: true },
        travelCardNumber: `TC-${hospitalNumber(person)}-${cycle}`,
        emergencyPhone: '+86 21 0000 0000',
        explainedTo: 'both',
      },
    },
    {
      at: at(day, 0, '15:40'),
      by: 'physician',
      type: 'plan-follow-up',
      body: {
        labsOn: [on(day, 14), on(day, 21)],
        imagingOn: null,
        nextVisitOn: on(day, 24),
        where: person.country === 'CN' ? 'here' : 'shared',
        note: '',
      },
    },
  ];
}

function betweenScript({ psa }: CourseScriptOptions, cycle: number, day: string): CourseStep[] {
  const value = psa?.[cycle] ?? Math.round(86 * 0.6 ** cycle * 10) / 10;
  return [
    {
      at: at(day, 21, '10:00'),
      by: 'physician',
      type: 'record-labs',
      body: exampleLabs(at(day, 20, '08:00'), {
        psaNgPerMl: value,
        plateletsPerNl: 164,
        haemoglobinGPerL: 112,
      }),
    },
    {
      at: at(day, 24, '10:00'),
      by: 'physician',
      type: 'record-adverse-events',
      body: {
        assessedOn: on(day, 24),
        events: [
          { term: 'dry-mouth', grade: 1, recurrent: false, amenable: true, persistent: false, note: '' },
        ],
      },
    },
    {
      at: at(day, 24, '10:10'),
      by: 'physician',
      type: 'evaluate-dose-rule',
      body: { weightKg: 78, confirmed: [] },
    },
    {
      at: at(day, 24, '10:20'),
      by: 'physician',
      type: 'decide-next-cycle',
      body: { decision: 'proceed', plannedOn: on(day, 42), reason: 'PSA falling, tolerated well' },
    },
  ];
}

import {
  type CommandType,
  type Course,
  currentCycle,
  type Device,
  liveDirective,
  nextCycleNumber,
  type Site,
} from '@lutetia/course';
import { getPack } from '@lutetia/protocol';

type Body = Record<string, unknown>;
type Prefill = (course: Course, site: Site | null, now: string) => Body;

const given = (entries: Body): Body =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null && value !== undefined));

const only = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null);
const inUse = (site: Site | null, kind: Device['kind']): string | null =>
  only(Object.values(site?.devices ?? {}).filter((device) => device.kind === kind && !device.retired))?.id ??
  null;

/** Activity of the label in force, reduced where the course was reduced before. */
function labelActivityMBq(course: Course, site: Site | null): number | null {
  const adopted = site?.packs.findLast(({ kind }) => kind === 'label');
  if (!adopted) return null;
  try {
    const { dosing } = getPack('label', adopted.pack);
    return course.doseReductions > 0 ? dosing.reducedActivityMBq.value : dosing.activityMBq.value;
  } catch {
    return null;
  }
}

const labLimits = [
  'laboratory',
  'creatinineUln',
  'bilirubinUln',
  'altUln',
  'astUln',
  'haemoglobinLlnGPerL',
  'leukocytesLlnPerNl',
  'neutrophilsLlnPerNl',
  'plateletsLlnPerNl',
] as const;

/**
 * What the course and the site know already for the form of an act. Never what has to be read
 * at the moment of the act: codes, measurements, times of others, answers to a check.
 */
const prefills: Partial<Record<CommandType, Prefill>> = {
  'record-history': ({ history }) => ({ ...history }),
  'record-labs': ({ labs }) => {
    const last = labs.at(-1);
    if (!last) return {};
    // The same laboratory reports in the same units.
    const units = Object.entries(last.asReported ?? {}).map(([id, one]) => [id, { ...one, value: null }]);
    return given({
      ...Object.fromEntries(labLimits.map((name) => [name, last[name]])),
      asReported: Object.fromEntries(units),
    });
  },
  'record-psma-pet': ({ pet }) => (pet?.read === 'draft' ? { ...pet } : {}),
  'evaluate-eligibility': (_, site) =>
    given({ pack: only((site?.packs ?? []).filter(({ kind }) => kind === 'eligibility'))?.pack }),
  'record-consent': ({ referral }, site) =>
    given({
      kind: 'treatment',
      formVersion: site?.consentForms.treatment?.version,
      language: referral?.language,
    }),
  'issue-estimate': ({ estimate }) => given({ currency: estimate?.currency }),
  'record-cover': ({ estimate, referral }) =>
    given({
      payer: referral?.payer.name,
      currency: estimate?.currency,
      amountMinor: estimate?.amountMinor,
      doses: estimate?.doses,
    }),
  prescribe: (course, site) => {
    const cycle = currentCycle(course).injection === null ? course.currentCycle : nextCycleNumber(course);
    return given({
      cycle,
      product: 'lu-177-vipivotide-tetraxetan',
      activityMBq: course.cycles[cycle]?.doseRule?.nextActivityMBq ?? labelActivityMBq(course, site),
      method: course.directives.at(-1)?.method,
    });
  },
  // Whoever changes the room keeps the people.
  'arrange-dose-day': (course) => {
    const { arrangement } = currentCycle(course);
    if (arrangement === null) return {};
    const { room, people, patientArrivesAt } = arrangement;
    return given({ room, people, patientArrivesAt });
  },
  'order-dose': ({ estimate }, site) => {
    const lane = only(Object.values(site?.lanes ?? {}).filter(({ open }) => open));
    return given({ lane: lane?.id, calibrationTimeZone: lane?.originTimeZone, currency: estimate?.currency });
  },
  'record-milestone': (course) => given({ orderReference: currentCycle(course).order?.reference }),
  'receive-dose': (course, site) =>
    given({
      calibrationTimeZone: currentCycle(course).order?.calibrationTimeZone,
      meter: inUse(site, 'survey-meter'),
    }),
  'assay-dose': (_, site) => given({ calibrator: inUse(site, 'dose-calibrator'), geometry: 'vial' }),
  'check-line': () => ({}),
  'start-injection': (course) => given({ method: liveDirective(course)?.method }),
  'check-site': (_, __, now) => ({ checkedAt: now }),
  'pause-injection': (_, __, now) => ({ pausedAt: now }),
  'resume-injection': (_, __, now) => ({ resumedAt: now }),
  'stop-injection': (_, __, now) => ({ stoppedAt: now }),
  // Who stops for a swelling has noticed it.
  'record-extravasation': (course) => {
    const stop = currentCycle(course).injection?.stop;
    return given({ noticedAt: stop?.cause === 'extravasation' ? stop.stoppedAt : null });
  },
  'measure-residual': (course, site) =>
    given({
      calibrator: currentCycle(course).vial?.assays.at(-1)?.calibrator ?? inUse(site, 'dose-calibrator'),
    }),
  'measure-dose-rate': (course, site) =>
    given({
      distanceM: 1,
      meter: currentCycle(course).doseRates.at(-1)?.meter ?? inUse(site, 'survey-meter'),
      backgroundUSvPerH: currentCycle(course).doseRates.at(-1)?.backgroundUSvPerH,
    }),
  'release-patient': ({ referral }) => given({ destinationCountry: referral?.country }),
  'give-instructions': (course) =>
    given({
      language: course.referral?.language,
      household: given({ ...course.history?.household }),
      emergencyPhone: Object.values(course.cycles).findLast(({ instructions }) => instructions !== null)
        ?.instructions?.emergencyPhone,
    }),
  'evaluate-dose-rule': (course) => given({ weightKg: currentCycle(course).fitness?.weightKg }),
  'decide-next-cycle': (course) =>
    given({ plannedOn: course.cycles[nextCycleNumber(course)]?.doseRule?.target }),
};

export const prefill = (type: CommandType, course: Course, site: Site | null, now: string): Body =>
  prefills[type]?.(course, site, now) ?? {};

import { evaluateEligibility, parseEligibilityCase } from '@lutetia/protocol';
import type { Course, EligibilityResult } from '../course.ts';
import type { Given } from '../given.ts';
import { dayIn } from '../time.ts';
import { clearance, labsAsOf } from './laboratory.ts';
import { packInForce } from './packs.ts';

/** The course's facts in the form of docs/contracts/eligibility-case.md. */
export function eligibilityCaseOf(course: Course, given: Given): Record<string, unknown> {
  const { history, pet } = course;
  const labs = labsAsOf(course, given);
  return {
    asOf: dayIn(given.now, given.site.timeZone),
    ageYears: given.ageYears,
    diagnosis: history?.diagnosis ?? null,
    castration: castrationOf(history),
    therapies: history?.therapies ?? null,
    progression: history?.progression ?? null,
    chemotherapyPlan: history?.chemotherapyPlan ?? null,
    ecog: history?.ecog ?? null,
    lifeExpectancyMonths: history?.lifeExpectancyMonths ?? null,
    labs:
      labs === null
        ? null
        : {
            haemoglobinGPerL: labs.haemoglobinGPerL,
            leukocytesPerNl: labs.leukocytesPerNl,
            neutrophilsPerNl: labs.neutrophilsPerNl,
            plateletsPerNl: labs.plateletsPerNl,
            creatinineUmolPerL: labs.creatinineUmolPerL,
            creatinineUln: labs.creatinineUln,
            creatinineClearanceMlPerMin: clearance(labs, history?.weightKg ?? null, given.ageYears),
            bilirubinUmolPerL: labs.bilirubinUmolPerL,
            bilirubinUln: labs.bilirubinUln,
            astUPerL: labs.astUPerL,
            astUln: labs.astUln,
            altUPerL: labs.altUPerL,
            altUln: labs.altUln,
            albuminGPerL: labs.albuminGPerL,
            ldhUPerL: labs.ldhUPerL,
          },
    conditions: history?.conditions ?? null,
    psmaPet:
      pet === null
        ? null
        : {
            date: pet.date,
            tracer: pet.tracer,
            read: pet.read,
            reference: pet.reference,
            lesions: pet.lesions,
          },
    fdgPet: pet?.fdgPet ?? null,
  };
}

/** The rules read the stored unit alone. */
function castrationOf(history: Course['history']) {
  if (history === null) return null;
  const { asReported: _, ...castration } = history.castration;
  return castration;
}

export function eligibilityOf(
  course: Course,
  packId: string,
  given: Given,
): Omit<EligibilityResult, 'fact'> & { case: Record<string, unknown> } {
  const pack = packInForce(given.site, 'eligibility', packId);
  if (pack === null) throw new Error(`eligibility pack ${packId} is not in force`);
  const input = eligibilityCaseOf(course, given);
  const { outcome, criteria } = evaluateEligibility(parseEligibilityCase(input), pack);
  return {
    pack: pack.id,
    packVersion: pack.version,
    outcome,
    criteria: criteria.map(({ id, result, inputs, source, status }) => ({
      id,
      result,
      inputs,
      source,
      status,
    })),
    case: input,
  };
}

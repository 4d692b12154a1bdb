import { badInput } from '../failure.ts';

/** An age below nothing would let every condition of age be judged wrongly. @throws Failure `bad-input` */
export function checkBirthDate(birthDate: string, now: Temporal.Instant, timeZone: string): void {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  if (Temporal.PlainDate.compare(Temporal.PlainDate.from(birthDate), today) <= 0) return;
  throw badInput('person.birthDate', 'birth-in-future', 'The birth date lies in the future.');
}

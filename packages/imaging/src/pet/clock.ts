import { type DataSet, malformed } from '../dicom/data-set.ts';
import type { Tag } from '../dicom/dictionary.ts';

/**
 * Seconds on the clock of the place where the images were made: DICOM dates and times carry no zone (PS3.5 §6.2), and
 * only their differences are used.
 */
export type LocalSeconds = number;

export const daySeconds = 86_400;

/** A date (DA) as the seconds of its midnight. */
export function findDate(dataSet: DataSet, tag: Tag): LocalSeconds | undefined {
  const text = dataSet.findText(tag);
  return text === undefined ? undefined : dateSeconds(text, tag);
}

function dateSeconds(text: string, tag: Tag): LocalSeconds {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(text);
  const at = match && Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  if (at === null || new Date(at).getUTCDate() !== Number(match?.[3]))
    throw malformed(tag, `"${text}" is no date`);
  return at / 1000;
}

/** A time of day (TM), seconds after midnight. */
export function findTime(dataSet: DataSet, tag: Tag): number | undefined {
  const text = dataSet.findText(tag);
  return text === undefined ? undefined : timeSeconds(text, tag);
}

function timeSeconds(text: string, tag: Tag): number {
  const match = /^(\d{2})(?::?(\d{2})(?::?(\d{2}(?:\.\d{1,6})?))?)?$/.exec(text);
  if (!match) throw malformed(tag, `"${text}" is no time`);
  const [hours, minutes, seconds] = [match[1], match[2] ?? 0, match[3] ?? 0].map(Number);
  const [h = 0, m = 0, s = 0] = [hours, minutes, seconds];
  if (h > 23 || m > 59 || s >= 61) throw malformed(tag, `"${text}" is no time`);
  return 3600 * h + 60 * m + s;
}

/** A date and a time that belong together; undefined unless both are there. */
export function findDateTime(dataSet: DataSet, date: Tag, time: Tag): LocalSeconds | undefined {
  const [day, clock] = [findDate(dataSet, date), findTime(dataSet, time)];
  return day === undefined || clock === undefined ? undefined : day + clock;
}

/** A date with time (DT) as text, its offset from UTC left aside: the other times of the object have none. */
export function dateTimeSeconds(text: string, tag: Tag): LocalSeconds {
  const match = /^(\d{8})(\d{2,6}(?:\.\d{1,6})?)(?:[+-]\d{4})?$/.exec(text);
  if (!match?.[1] || !match[2]) throw malformed(tag, `"${text}" is no date with time`);
  return dateSeconds(match[1], tag) + timeSeconds(match[2], tag);
}

/** As ISO 8601, without a zone. */
export const localText = (at: LocalSeconds): string =>
  new Date(Math.round(at * 1000)).toISOString().replace(/(\.000)?Z$/, '');

import type { Device } from '@lutetia/course';

/** Words of an entry, in the reader's language. */
export interface IcsWords {
  readonly calendar: string;
  readonly summary: (device: Device) => string;
  readonly description: (device: Device) => string;
}

/** TEXT of RFC 5545, 3.3.11. */
const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n');

const encoder = new TextEncoder();

/** At most 75 octets a line, continued after a space; no character is cut in two (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

const compact = (iso: string): string => iso.replaceAll('-', '');

function entry(
  device: Device,
  dueOn: string,
  at: { siteId: string; version: number; stamp: string },
  words: IcsWords,
) {
  const nextDay = Temporal.PlainDate.from(dueOn).add({ days: 1 }).toString();
  return [
    'BEGIN:VEVENT',
    // The same device keeps its entry: a later file moves it.
    `UID:${escaped(`calibration-${device.id}@${at.siteId}`)}`,
    `SEQUENCE:${at.version}`,
    `DTSTAMP:${at.stamp}`,
    `DTSTART;VALUE=DATE:${compact(dueOn)}`,
    `DTEND;VALUE=DATE:${compact(nextDay)}`,
    `SUMMARY:${escaped(words.summary(device))}`,
    `DESCRIPTION:${escaped(words.description(device))}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(words.summary(device))}`,
    'TRIGGER:-P30D',
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** The days on which calibrations are due, as a file for any calendar (RFC 5545). It tells of devices alone. */
export function calibrationIcs(
  devices: readonly Device[],
  site: { readonly id: string; readonly version: number },
  now: Temporal.Instant,
  words: IcsWords,
): string {
  const stamp = now.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  const entries = devices
    .filter(({ retired }) => !retired)
    .flatMap((device) =>
      device.calibration === null
        ? []
        : entry(device, device.calibration.dueOn, { siteId: site.id, version: site.version, stamp }, words),
    );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lutetia//Calibrations//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(words.calendar)}`,
    ...entries,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Clock of the demonstration hospital: China has one zone and no daylight saving time. */
export const exampleZone = 'Asia/Shanghai';

/** An instant, `days` after a day and at a time of day in Shanghai. */
export const at = (day: string, days: number, time: string): string =>
  Temporal.PlainDate.from(day)
    .add({ days })
    .toZonedDateTime({ timeZone: exampleZone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString({ fractionalSecondDigits: 0 });

export const on = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

import type { WallDose } from '@lutetia/course';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { type Axis, activityAt, hoursOf, placeOf, type Span, spanOf, strengthAt } from './layout.ts';

interface TrackGiven {
  line: { dose: WallDose };
  axis: Axis;
  now: string;
  clock: (iso: string) => string;
}

const place = ({ left, width }: Span, more: CSSProperties = {}): CSSProperties => ({
  left: `${left * 100}%`,
  width: `${width * 100}%`,
  ...more,
});
const cut = ({ cutLeft, cutRight }: Span) => `${cutLeft ? ' cut-left' : ''}${cutRight ? ' cut-right' : ''}`;

/** One dose's line of time, with the hours and the present minute. */
export function TrackOfDay(given: TrackGiven) {
  const { axis, now } = given;
  const present = placeOf(axis, now);
  return (
    <div className="day-track">
      {hoursOf(axis, 14).map(({ iso, place: left }) => (
        <i key={iso} className="day-grid" style={{ left: `${left * 100}%` }} />
      ))}
      <Track {...given} />
      {present !== null && <i className="day-now" style={{ left: `${present * 100}%` }} />}
    </div>
  );
}

/** Patient above, vial and window in the middle, journey below. What it draws also stands in words. */
function Track(given: TrackGiven) {
  const { t } = useTranslation('today');
  const { line, axis, clock } = given;
  const { vial } = line.dose;
  const window = vial === null ? null : spanOf(axis, vial.window.from, vial.window.latestUse);
  const latest = vial === null ? null : placeOf(axis, vial.window.latestUse);
  return (
    <>
      {window !== null && <i className={`day-window${cut(window)}`} style={place(window)} />}
      <Patient {...given} />
      <Vial {...given} />
      <Journey {...given} />
      {latest !== null && vial !== null && (
        <span
          className="day-latest"
          style={{ left: `${latest * 100}%` }}
          data-side={latest > 0.8 ? 'left' : 'right'}
        >
          {t('latest', { time: clock(vial.window.latestUse) })}
        </span>
      )}
      {latest === null && vial !== null && window !== null && (
        <span className="day-latest-off">{t('latest', { time: clock(vial.window.latestUse) })}</span>
      )}
    </>
  );
}

/** An injection takes about this long on the board; what it really took replaces it. */
const slotMinutes = 30;

function Patient({ line: { dose }, axis, now, clock }: TrackGiven) {
  const { t } = useTranslation('today');
  const start = dose.injection?.startedAt ?? dose.plannedAt;
  const stop =
    dose.injection?.stoppedAt ??
    (dose.injection !== null ? now : Temporal.Instant.from(start).add({ minutes: slotMinutes }).toString());
  const slot = spanOf(axis, start, stop);
  const stay = dose.injection?.stoppedAt == null ? null : spanOf(axis, stop, dose.leaves?.at ?? now);
  const leaves = dose.leaves?.at == null ? null : placeOf(axis, dose.leaves.at);
  return (
    <>
      {slot !== null && (
        <span
          className={`day-slot${cut(slot)}`}
          data-done={dose.injection !== null}
          data-end={slot.left > 0.94}
          style={place(slot)}
        >
          <span>{clock(start)}</span>
        </span>
      )}
      {stay !== null && <i className={`day-stay${cut(stay)}`} style={place(stay)} />}
      {leaves !== null && dose.leaves !== null && (
        <span className="day-leaves" data-kind={dose.leaves.kind} style={{ left: `${leaves * 100}%` }}>
          {t(`leaves.${dose.leaves.kind}`, { time: dose.leaves.at === null ? '' : clock(dose.leaves.at) })}
        </span>
      )}
    </>
  );
}

function Vial({ line: { dose }, axis, now }: TrackGiven) {
  const { t } = useTranslation('today');
  const { vial } = dose;
  if (vial === null) return null;
  const from = vial.receivedAt ?? vial.expectedArrivalAt ?? vial.departureAt;
  const to = dose.injection?.startedAt ?? vial.window.latestUse;
  const span = spanOf(axis, from, to);
  if (span === null) return null;
  const [first, last] = [span.left, span.left + span.width].map((fraction) =>
    Temporal.Instant.fromEpochMilliseconds(axis.from + fraction * (axis.to - axis.from)).toString(),
  ) as [string, string];
  const strength = (iso: string) => Math.round(strengthAt(vial, dose.prescribedMBq, iso) * 100);
  const inHouse = vial.receivedAt !== null && dose.injection === null;
  const at = inHouse ? now : (dose.injection?.startedAt ?? dose.plannedAt);
  return (
    <span
      className={`day-vial${cut(span)}`}
      data-measured={vial.activity.measured}
      data-fit={dose.fit}
      style={place(span, {
        backgroundImage: `linear-gradient(to right, color-mix(in srgb, var(--vial) ${strength(first)}%, transparent), color-mix(in srgb, var(--vial) ${strength(last)}%, transparent))`,
      })}
    >
      <span className="day-vial-label">
        {t(inHouse ? 'activity-now' : 'activity', { gbq: (activityAt(vial, at) / 1000).toFixed(2) })}
      </span>
    </span>
  );
}

function Journey({ line: { dose }, axis, clock }: TrackGiven) {
  const { t } = useTranslation(['today', 'course']);
  const { vial } = dose;
  if (vial === null || dose.injection !== null) return null;
  const last = vial.milestones.at(-1);
  const arrival = vial.receivedAt ?? vial.expectedArrivalAt;
  const marks = vial.milestones.flatMap((milestone) => {
    const at = placeOf(axis, milestone.at);
    return at === null ? [] : [{ ...milestone, place: at }];
  });
  const arrives = arrival === null ? null : placeOf(axis, arrival);
  const turn = placeOf(axis, vial.latestArrival);
  return (
    <>
      {marks.map(({ kind, at, place: left }) => (
        <i key={`${kind} ${at}`} className="day-mark" data-kind={kind} style={{ left: `${left * 100}%` }} />
      ))}
      <span className="day-journey" data-arrived={vial.receivedAt !== null}>
        {vial.receivedAt !== null
          ? t('received', { time: clock(vial.receivedAt) })
          : last === undefined
            ? t('departs', { time: clock(vial.departureAt) })
            : t('last-milestone', { milestone: t(`course:option.${last.kind}`), time: clock(last.at) })}
      </span>
      {arrives !== null && (
        <i
          className="day-arrival"
          data-arrived={vial.receivedAt !== null}
          data-late={dose.fit === 'late' || dose.fit === 'unusable'}
          style={{ left: `${arrives * 100}%` }}
        />
      )}
      {turn !== null && vial.receivedAt === null && (
        <i className="day-turn" style={{ left: `${turn * 100}%` }} />
      )}
    </>
  );
}

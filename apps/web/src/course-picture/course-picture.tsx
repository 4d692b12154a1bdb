import type { Course } from '@lutetia/course';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf, unitOf } from '../form/index.ts';
import { useZone } from '../session/use-zone.ts';
import { useLocale, useWidth } from '../ui/index.ts';
import { monthsBetween, timeScale, valueScale } from './scale.ts';
import { type Dose, dosesOf, type Series, seriesOf } from './series.ts';
import './course-picture.css';

const gutter = 150;
const narrow = 640;

/** Activity given, PSA and blood over time, as one picture; the table of values says the same. */
export const CoursePicture = memo(function CoursePicture({ course }: { course: Course }) {
  const { t } = useTranslation(['app', 'course']);
  const { locale } = useLocale();
  const zone = useZone();
  const { ref, width } = useWidth<HTMLDivElement>();
  const series = seriesOf(course);
  const doses = dosesOf(course);
  const instants = [
    ...doses.map(({ at }) => at),
    ...series.flatMap(({ points }) => points.map(({ at }) => at)),
  ];
  // One value is a fact; a picture needs a course of them.
  if (new Set(instants).size < 2) return null;
  const plot = Math.max(width - (width < narrow ? 0 : gutter), 0);
  const time = timeScale(instants);
  const x = (iso: string) => time(iso) * plot;
  const sorted = instants.toSorted((a, b) => (Temporal.Instant.compare(a, b) < 0 ? -1 : 1));
  const months = monthsBetween(sorted[0] ?? '', sorted.at(-1) ?? '', zone, Math.max(2, plot / 90));
  const month = new Intl.DateTimeFormat(locale, { timeZone: zone, month: 'short', year: '2-digit' });
  return (
    <figure className="picture" data-narrow={width < narrow}>
      <figcaption>{t('course:picture.title')}</figcaption>
      <div ref={ref}>
        {width > 0 && (
          <>
            {doses.length > 0 && <Doses doses={doses} x={x} plot={plot} />}
            {series.map((one) => (
              <Values key={one.name} series={one} doses={doses} x={x} plot={plot} />
            ))}
            <div className="picture-row">
              <div className="picture-label" />
              <svg width={plot} height={20} aria-hidden="true" focusable="false">
                {months.map((iso) => (
                  <path key={`tick ${iso}`} className="picture-tick" d={`M${x(iso)} 0v4`} />
                ))}
                {months.map((iso) => (
                  <text key={iso} x={x(iso)} y={17} className="picture-month">
                    {month.format(Temporal.Instant.from(iso).epochMilliseconds)}
                  </text>
                ))}
              </svg>
            </div>
          </>
        )}
      </div>
    </figure>
  );
});

interface Plotted {
  doses: readonly Dose[];
  x: (iso: string) => number;
  plot: number;
}

const doseHeight = 52;

function Doses({ doses, x, plot }: Plotted) {
  const { t } = useTranslation(['app', 'course']);
  const most = Math.max(...doses.map(({ activityMBq }) => activityMBq ?? 0), 1);
  const delivered = doses.filter(({ given }) => given).map(({ activityMBq }) => activityMBq);
  const total = delivered.reduce<number>((sum, activityMBq) => sum + (activityMBq ?? 0), 0);
  return (
    <div className="picture-row">
      <div className="picture-label">
        <span>{t('course:picture.doses')}</span>
        <span className="dimmed">
          {t(delivered.includes(null) ? 'course:picture.total-unconfirmed' : 'course:picture.total', {
            gbq: (total / 1000).toFixed(1),
          })}
        </span>
      </div>
      <svg width={plot} height={doseHeight} aria-hidden="true" focusable="false">
        {doses.map(({ cycle, at, given, activityMBq }) => {
          // What is not confirmed has no height of its own: the frame stands for "not known".
          const height = activityMBq === null ? doseHeight - 20 : (activityMBq / most) * (doseHeight - 20);
          return (
            <g key={cycle} transform={`translate(${x(at)} 0)`}>
              <rect
                className="picture-dose"
                data-given={given && activityMBq !== null}
                x={-5}
                y={doseHeight - height}
                width={10}
                height={height}
              />
              <text className="picture-value" y={doseHeight - height - 5} textAnchor={anchorOf(x(at), plot)}>
                {activityMBq === null ? '?' : (activityMBq / 1000).toFixed(1)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

const rowHeight = 46;
const psaHeight = 76;

function Values({ series: { name, unit, points }, doses, x, plot }: Plotted & { series: Series }) {
  const { t } = useTranslation(['app', 'course']);
  const { locale } = useLocale();
  const height = name === 'psaNgPerMl' ? psaHeight : rowHeight;
  const scale = valueScale(points.map(({ value }) => value));
  const y = (value: number) => height - 6 - scale.at(value) * (height - 24);
  const say = (value: number) => value.toLocaleString(locale, { maximumSignificantDigits: 3 });
  const last = points.at(-1);
  return (
    <div className="picture-row">
      <div className="picture-label">
        <span>{labelOf(t, name, ['record-labs'])}</span>
        <span className="dimmed">
          {last === undefined ? '' : say(last.value)} {unitOf(t, unit)}
          {scale.log && ` · ${t('course:picture.log')}`}
        </span>
      </div>
      <svg width={plot} height={height} aria-hidden="true" focusable="false">
        {doses.map(({ cycle, at, given }) => (
          <line
            key={cycle}
            className="picture-dose-line"
            data-given={given}
            x1={x(at)}
            x2={x(at)}
            y1={0}
            y2={height}
          />
        ))}
        <line className="picture-base" x1={0} x2={plot} y1={height - 0.5} y2={height - 0.5} />
        <polyline
          className="picture-line"
          points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')}
        />
        {points.map(({ at, value, grade }, index) => (
          <g key={at}>
            {grade === null ? (
              <circle className="picture-point" cx={x(at)} cy={y(value)} r={3} />
            ) : (
              <path className="picture-graded" d={`M${x(at)} ${y(value) - 6}l6 10h-12z`} />
            )}
            {isTold(points, index) && (
              <text className="picture-value" x={x(at)} y={y(value) - 8} textAnchor={anchorOf(x(at), plot)}>
                {say(value)}
                {grade !== null && ` · ${t('course:facts.grade', { grade })}`}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** First and last value, and where a grade begins or changes. */
const isTold = (points: Series['points'], index: number): boolean =>
  index === 0 ||
  index === points.length - 1 ||
  (points[index]?.grade !== null && points[index]?.grade !== points[index - 1]?.grade);

/** A label at the edge of the picture turns inwards. */
const anchorOf = (x: number, plot: number): 'start' | 'middle' | 'end' =>
  x < 40 ? 'start' : x > plot - 40 ? 'end' : 'middle';

import type { SupplyItem } from '@lutetia/contract';
import type { Site } from '@lutetia/course';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ToneIcon, useWidth } from '../ui/index.ts';
import { toneOf } from '../ui/state.ts';
import { holds, type MapContent, type MapGroup, mapContent } from './map-groups.ts';
import { mapOf, type Size } from './map-projection.ts';
import { keyOf } from './narrow.ts';
import { type Box, placeLabels } from './place-labels.ts';
import { mostUrgent, standingOf } from './standing.ts';

interface Lit {
  /** The present minute, ISO 8601: how a dose stands depends on it. */
  readonly now: string;
  /** Key of the dose on which the reader is, in the list or here. */
  readonly lit: string | null;
  readonly onLight: (key: string) => void;
  /** Goes to the dose's row. */
  readonly onChoose: (key: string) => void;
}

/** Every dose between where it is made and our hospital, where its last milestone puts it. */
export function SupplyMap({
  items,
  lanes,
  ...light
}: { items: readonly SupplyItem[]; lanes: Site['lanes'] } & Lit) {
  const { t } = useTranslation('supply');
  const { ref, width } = useWidth<HTMLDivElement>();
  const content = useMemo(() => mapContent(items, lanes), [items, lanes]);
  const withoutPlaces = [...new Set(content.unplaced.map(({ lane }) => lanes[lane]?.name ?? lane))];
  return (
    <section className="supply-map" aria-label={t('map.title')}>
      <div ref={ref} className={content.groups.length > 0 ? 'map-room' : undefined}>
        {width > 0 && content.groups.length > 0 && <Chart content={content} width={width} {...light} />}
      </div>
      {withoutPlaces.map((lane) => (
        <p key={lane} className="small">
          {t('map.no-places', { lane })}
        </p>
      ))}
      {content.groups.length > 0 && <p className="small dimmed">{t('map.how')}</p>}
    </section>
  );
}

/** A few doses at one place stand each for itself; more are one mark. */
const singly = (group: MapGroup): readonly MapGroup[] =>
  group.items.length > 3
    ? [group]
    : group.items.map((item) => ({ ...group, key: keyOf(item), items: [item] }));

const chipHeight = 46;
const markSize = 14;
const around = (x: number, y: number, size: number): Box => ({
  x: x - size / 2,
  y: y - size / 2,
  width: size,
  height: size,
});
/** Width of a name in the map's small letters; a Chinese character takes the room of two others. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 14 : 7.2), 10);

function Chart({ content, width, ...light }: { content: MapContent; width: number } & Lit) {
  const { t } = useTranslation(['supply', 'course']);
  const size: Size = { width, height: Math.round(Math.min(Math.max(width * 0.42, 320), 640)) };
  const places = [...new Map(content.routes.flat().map((place) => [place.name, place])).values()];
  const map = mapOf(content.routes, size);
  const chipWidth = width < 600 ? 156 : 200;
  const spots = content.groups.flatMap(singly).map((group) => ({
    group,
    at: group.from === group.to ? map.at(group.from) : map.middle(group.from, group.to),
  }));
  const marks = places.map((place) => around(...map.at(place), markSize));
  const nameWidth = (name: string) => Math.min(widthOf(name), width * 0.45);
  const boxes = placeLabels(
    [
      ...spots.map(({ at: [x, y] }) => ({ x, y, width: chipWidth, height: chipHeight })),
      ...places.map((place) => {
        const [x, y] = map.at(place);
        return { x, y, width: nameWidth(place.name), height: 20 };
      }),
    ],
    marks,
    size,
  );
  const chips = spots.map((spot, index) => ({ ...spot, box: boxes[index] ?? null }));
  const names = places.map((place, index) => ({
    place,
    at: map.at(place),
    box: boxes[spots.length + index] ?? null,
  }));
  return (
    <div className="chart">
      <svg width={size.width} height={size.height} aria-hidden="true" focusable="false">
        <path className="land" d={map.land} />
        {content.routes.map((route) =>
          route.slice(1).map((place, index) => {
            const from = route[index];
            return (
              from && <path key={`${from.name} ${place.name}`} className="leg" d={map.line(from, place)} />
            );
          }),
        )}
        {chips.map(
          ({ group }) =>
            group.from !== group.to && (
              <path
                key={group.key}
                className="leg under-way"
                data-lit={holds(group, light.lit)}
                d={map.line(group.from, group.to)}
              />
            ),
        )}
        {chips.map(({ group, at, box }) => box && <Leader key={group.key} at={at} box={box} />)}
        {names.map(({ place, at, box }) => box && <Leader key={place.name} at={at} box={box} />)}
        {places.map((place) => {
          const [x, y] = map.at(place);
          return <circle key={place.name} className="place" cx={x} cy={y} r="4.5" />;
        })}
        {names.map(
          ({ place, box }) =>
            box && (
              <text key={place.name} className="place-name" x={box.x + 5} y={box.y + 14.5}>
                {place.name}
              </text>
            ),
        )}
      </svg>
      <ul aria-label={t('map.doses')}>
        {chips.map(({ group, box }) => (
          <li key={group.key}>
            <Chip group={group} box={box} width={chipWidth} {...light} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Leader({ at: [x, y], box }: { at: readonly [number, number]; box: Box }) {
  const nearX = Math.min(Math.max(x, box.x), box.x + box.width);
  const nearY = Math.min(Math.max(y, box.y), box.y + box.height);
  return <line className="leader" x1={x} y1={y} x2={nearX} y2={nearY} />;
}

function Chip({
  group,
  box,
  width,
  now,
  lit,
  onLight,
  onChoose,
}: { group: MapGroup; box: Box | null; width: number } & Lit) {
  const { t } = useTranslation(['supply', 'course']);
  const [first, ...others] = group.items;
  const standing = mostUrgent([standingOf(first, now), ...others.map((item) => standingOf(item, now))]);
  const tone = toneOf[standing.state];
  const key = keyOf(group.items.find((item) => standingOf(item, now).word === standing.word) ?? first);
  const where =
    group.from === group.to
      ? t('map.at', { place: group.from.name })
      : t('map.between', { from: group.from.name, to: group.to.name });
  return (
    <button
      type="button"
      className="dose-chip"
      data-tone={tone}
      data-lit={holds(group, lit)}
      data-between={group.from !== group.to}
      style={box === null ? { width } : { left: box.x, top: box.y, width, position: 'absolute' }}
      onClick={() => onChoose(key)}
      onFocus={() => onLight(key)}
      onMouseEnter={() => onLight(key)}
    >
      <ToneIcon tone={tone} />
      <span>
        <strong>
          {others.length === 0 ? first.reference : t('map.several', { count: group.items.length })}
        </strong>
        <span>
          {t(`standing.${standing.word}`)}
          {group.from !== group.to && ` · ${t('map.on-the-way')}`}
        </span>
        <span className="visually-hidden">{where}</span>
      </span>
    </button>
  );
}

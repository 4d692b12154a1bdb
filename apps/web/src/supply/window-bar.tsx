import type { WindowBar as Bar } from './axis.ts';

const px = (fraction: number): number => Math.round(fraction * 2000) / 10;

/** A drawing of what the words beside it say; hidden from screen readers for that reason. */
export function WindowBar({ bar }: { bar: Bar }) {
  return (
    <svg className="window-bar" viewBox="0 0 200 26" aria-hidden="true" focusable="false">
      <line className="axis" x1="0" x2="200" y1="13" y2="13" />
      <rect
        className="tolerance"
        x={px(bar.toleranceFrom)}
        width={Math.max(px(bar.toleranceTo) - px(bar.toleranceFrom), 1)}
        y="7"
        height="12"
      />
      <line className="latest" x1={px(bar.latestUse)} x2={px(bar.latestUse)} y1="2" y2="24" />
      <path className="expires" d={`M${px(bar.expires) - 4} 9l8 8m0-8l-8 8`} />
      <path className="planned" d={`M${px(bar.planned)} 8l5 5l-5 5l-5-5z`} />
      {bar.now !== null && <line className="now" x1={px(bar.now)} x2={px(bar.now)} y1="0" y2="26" />}
    </svg>
  );
}

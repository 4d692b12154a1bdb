import type { Tone } from './state.ts';

/** Shapes differ, not only colours: tick, bar, clock, triangle, question mark, dash. */
const paths: Readonly<Record<Tone, string>> = {
  go: 'M3 8.5l3.5 3.5L13 4.5',
  stop: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M4.5 8h7',
  wait: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M8 4.5V8l2.5 2',
  attention: 'M8 2L15 14H1ZM8 6.5v3.5M8 12v.1',
  unknown: 'M5.5 5.5a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 .9-1 1.9M8 12.5v.1',
  plain: 'M4 8h8',
};

export function ToneIcon({ tone }: { tone: Tone }) {
  return (
    <svg className="tone-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[tone]} />
    </svg>
  );
}

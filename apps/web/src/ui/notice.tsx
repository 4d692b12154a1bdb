import type { ReactNode } from 'react';
import { ToneIcon } from './icons.tsx';
import type { Tone } from './state.ts';

/** A message in the flow of a page. */
export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <div className="notice" data-tone={tone} role="status">
      <ToneIcon tone={tone} />
      <div>{children}</div>
    </div>
  );
}

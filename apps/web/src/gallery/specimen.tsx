import type { ReactNode } from 'react';

/** One part in one state, under its name. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="specimen">
      <code className="small dimmed">{name}</code>
      <div data-specimen={name}>{children}</div>
    </div>
  );
}

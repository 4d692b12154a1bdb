import { sayCitation } from '../../course/say-citation.ts';
import { useSpeech } from '../../course/use-speech.ts';
import type { Provenance } from './pack-lines.ts';

/** Where a line was read, or who of the site signed it. */
export function PackSource({ from }: { from: Provenance }) {
  const speech = useSpeech();
  const version = from.status === 'site-signed' ? null : from.version;
  return (
    <span className="small">
      {[sayCitation(from.citation, speech), from.section, version].filter(Boolean).join(' · ')}
      {from.note && <span className="block dimmed">{from.note}</span>}
    </span>
  );
}

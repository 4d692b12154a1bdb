import type { GateSource } from '@lutetia/course';
import { readSignedCitation } from '@lutetia/protocol';
import { formatInstant } from '../ui/format-instant.ts';
import type { Speech } from './describe.ts';

type Words = Pick<Speech, 't' | 'locale' | 'zone'>;

const accountId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A source in words: who of the site signed it and when, or the citation as it stands. */
export function sayCitation(citation: string, { t, locale, zone }: Words): string {
  const signed = readSignedCitation(citation);
  if (signed === null) return citation;
  const name = accountId.test(signed.by) ? t('app:signed-source.unknown-account') : signed.by;
  const at = formatInstant(signed.at, zone, zone, locale).main;
  return t('app:signed-source.text', { name, at, reason: signed.reason });
}

/** A source with its version; the version of a signed value is the instant already said. */
export function saySource(source: GateSource, words: Words): string {
  const citation = sayCitation(source.citation, words);
  if (source.version === '' || readSignedCitation(source.citation)?.at === source.version) return citation;
  return `${citation} (${source.version})`;
}

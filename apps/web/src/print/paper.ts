import type { CallOutput } from '@lutetia/contract';
import type { Cycle, Instruction } from '@lutetia/course';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, localeOf } from '../i18n/languages.ts';
import { loadLanguage } from '../i18n/texts.ts';
import { useZone } from '../session/use-zone.ts';

export interface PaperProps {
  readonly answer: CallOutput<'course'>;
  readonly cycle: Cycle;
  readonly items: readonly Instruction[];
  readonly language: Language;
  /** The patient's language, which may be neither of the paper's. */
  readonly spoken: string | null;
}

/** Texts and formats of a paper in its own language, whatever the screen's. */
export function usePaper(language: Language): {
  t: TFunction;
  locale: string;
  zone: string;
  day: (date: string) => string;
  instant: (iso: string) => string;
} {
  const { i18n } = useTranslation(['app', 'course']);
  const zone = useZone();
  const locale = localeOf[language];
  const style = { year: 'numeric', month: 'long', day: 'numeric' } as const;
  return {
    t: i18n.getFixedT(language, ['app', 'course']),
    locale,
    zone,
    day: (date) => Temporal.PlainDate.from(date).toLocaleString(locale, style),
    instant: (iso) => Temporal.Instant.from(iso).toLocaleString(locale, { ...style, timeZone: zone }),
  };
}

/** Whether the texts of a paper's language are here; they are fetched when the screen speaks another. */
export function usePaperTexts(language: Language): { ready: boolean; error: unknown } {
  const { i18n } = useTranslation();
  const [fetched, setFetched] = useState<Partial<Record<Language, unknown>>>({});
  const ready = i18n.hasResourceBundle(language, 'course');
  useEffect(() => {
    if (ready) return;
    const tell = (error: unknown) => setFetched((before) => ({ ...before, [language]: error }));
    loadLanguage(language).then(() => tell(null), tell);
  }, [language, ready]);
  return { ready, error: fetched[language] ?? null };
}

/** A paper printed before the injection tells nobody that somebody was treated. */
export const isDraft = ({ injection }: Pick<Cycle, 'injection'>): boolean => injection === null;

/** The document that a border asks for, where the reader may see who the person is. */
export const travelDocumentOf = ({ person }: Pick<CallOutput<'course'>, 'person'>) =>
  person?.identifiers.find(({ kind }) => kind === 'passport') ??
  person?.identifiers.find(({ kind }) => kind === 'identity-card') ??
  null;

export const nameOf = ({ person }: CallOutput<'course'>): string =>
  person
    ? [`${person.family}, ${person.given}`, person.nativeName].filter((part) => part !== '').join(' · ')
    : '';

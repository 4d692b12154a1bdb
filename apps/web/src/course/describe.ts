import type { TFunction } from 'i18next';
import { nameOfCountry, nameOfLanguage } from '../form/place-lists.ts';
import { labelOf } from '../form/texts.ts';
import { formatDate } from '../ui/format-date.ts';
import { formatInstant } from '../ui/format-instant.ts';
import { formatQuantity } from '../ui/format-quantity.ts';
import { numberFormat } from '../ui/formats.ts';
import { sayRow } from './say-row.ts';

/** How a value is said: language, locale and the hospital's zone. */
export interface Speech {
  readonly t: TFunction;
  readonly exists: (key: string) => boolean;
  readonly locale: string;
  readonly zone: string;
}

const isInstant = (value: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value);
const isDate = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

export function sayInstant(iso: string, { zone, locale }: Speech, seconds = false): string {
  return formatInstant(iso, zone, zone, locale, seconds).main;
}

export const sayDate = (date: string, { locale }: Speech): string =>
  formatDate(Temporal.PlainDate.from(date), locale);

/** A word of a closed vocabulary, wherever it is listed; else the text itself. */
function sayWord(name: string, word: string, speech: Speech, values: Said = {}): string {
  if (name === 'rows') {
    const [pack = '', row = ''] = word.split('/');
    return sayRow(pack, row, speech.locale) ?? word;
  }
  const keys = [
    // What was found outside its limit is said as such, not by the name of the condition.
    ...(name === 'findings' ? [`course:gate.${word}`] : []),
    ...(name === 'undecided' ? [`course:gate-unknown.${word}`] : []),
    ...(name === 'fired' ? [`course:row.${word}`] : []),
    `course:optionOf.${name}.${word}`,
    `course:option.${word}`,
    `course:action.${word}`,
    `course:outcome.${word}`,
    `course:verdict.${word}`,
    ...(name === 'result' ? [`course:result.${word}`] : []),
    `course:gate-name.${word}`,
    `course:set-up.${word}`,
    `app:state.${word}`,
    `app:role.${word}`,
  ];
  const found = keys.find((key) => speech.exists(key));
  return found ? speech.t(found, values) : word;
}

/** One value of a gate, prompt or event, said with its unit. Unknown is said to be unknown. */
export function sayValue(name: string, value: unknown, speech: Speech): string {
  const { t, locale } = speech;
  if (value === null || value === undefined) return t('course:page.not-known');
  if (typeof value === 'boolean') return t(value ? 'course:page.yes' : 'course:page.no');
  if (typeof value === 'number') {
    if (name === 'hours') return sayHours(value, speech);
    if (name.endsWith('MBq')) return formatQuantity(value, 'MBq', locale);
    if (name.endsWith('USvPerH')) return formatQuantity(value, 'µSv/h', locale);
    return numberFormat(locale, { maximumSignificantDigits: 5 }).format(value);
  }
  if (Array.isArray(value)) return sayList(name, value, speech);
  if (isRecord(value)) return sayRecord(value, speech);
  if (typeof value !== 'string') return String(value);
  if (name === 'measured') return sayMeasured(value, speech);
  if (value === '') return t('course:page.list-none');
  if (isInstant(value)) return sayInstant(value, speech);
  if (isDate(value)) return sayDate(value, speech);
  if (/language$/i.test(name)) return nameOfLanguage(value, locale);
  if (/country$/i.test(name) && /^[A-Z]{2}$/.test(value)) return nameOfCountry(value, locale);
  if (name === 'field') return labelOf(t, value, []);
  return sayWords(name, value.split(', '), speech);
}

/** Two days and more are said in days. */
function sayHours(hours: number, { t, locale }: Speech): string {
  if (hours < 48) return t('course:page.hours', { hours: hours.toLocaleString(locale) });
  return t('course:page.whole-days', { days: Math.floor(hours / 24).toLocaleString(locale) });
}

/** Words of a closed vocabulary as one list in its language. Findings are sentences: each loses its full stop. */
function sayWords(name: string, words: readonly string[], speech: Speech, values: Said = {}): string {
  const said = words.map((word) => sayWord(name, word, speech, values));
  const chinese = speech.locale.startsWith('zh') && said.some((word, index) => word !== words[index]);
  if (!areSentences(name)) return joined(said, chinese ? 'zh' : 'en');
  return said.map((sentence) => sentence.replace(/[.。]$/, '')).join(chinese ? '；' : '; ');
}

/** What an input of a gate or criterion is called. */
export function sayName(name: string, speech: Speech): string {
  const found = [`course:input.${name}`, `course:field.${name}`].find((key) => speech.exists(key));
  return found ? speech.t(found) : name;
}

function sayList(name: string, values: readonly unknown[], speech: Speech): string {
  if (values.length === 0) return speech.t('course:page.list-none');
  return values.map((one) => sayValue(name, one, speech)).join('; ');
}

/** What is inside an input, each part with its name; a part that has parts of its own stands in brackets. */
function sayRecord(record: Readonly<Record<string, unknown>>, speech: Speech): string {
  return Object.entries(record)
    .map(([name, value]) => {
      const said = sayValue(name, value, speech);
      return `${sayName(name, speech)}: ${typeof value === 'object' && value !== null ? `(${said})` : said}`;
    })
    .join(', ');
}

/** Units of blood values, by the end of their names. */
const unitsByName = { PerNl: '10⁹/L', GPerL: 'g/L', UmolPerL: 'µmol/L', UPerL: 'U/L', MlPerMin: 'mL/min' };

/** Values behind a finding, to stand after it: "; Platelets 68 10⁹/L". Empty where there are none. */
function sayMeasured(values: string, speech: Speech): string {
  if (values === '') return '';
  const between = speech.locale.startsWith('zh') ? '；' : '; ';
  return values
    .split(', ')
    .map((one) => {
      const [name = '', value = ''] = one.split(' ');
      const unit = Object.entries(unitsByName).find(([end]) => name.endsWith(end))?.[1] ?? '';
      return `${between}${sayName(name, speech)} ${sayValue(name, Number(value), speech)} ${unit}`;
    })
    .join('');
}

/** Lists of gates or rows of a rule, each said by its own sentence. */
const areSentences = (name: string): boolean => ['findings', 'undecided', 'rows'].includes(name);

/** Words as one list in a language. */
export const joined = (words: readonly string[], language: string): string =>
  words.join(language.startsWith('zh') ? '、' : ', ');

/** Roles as one list, in the reader's language. */
export const sayRoles = (roles: readonly string[], { t, locale }: Pick<Speech, 't' | 'locale'>): string =>
  joined(
    roles.map((role) => t(`app:role.${role}`)),
    locale,
  );

type Said = Readonly<Record<string, string>>;

/** Inputs of a gate or prompt as variables of its sentence; the findings in them are said with the other inputs. */
export function sayInputs(inputs: Readonly<Record<string, unknown>>, speech: Speech): Record<string, string> {
  const close = instantsOfOneMinute(inputs);
  // Facts of before state no values behind a finding.
  const said: Record<string, string> = { measured: '' };
  for (const [name, value] of Object.entries(inputs)) {
    said[name] =
      typeof value === 'string' && close.has(value)
        ? sayInstant(value, speech, true)
        : typeof value === 'number' && typeof inputs.unit === 'string' && ofUnit.has(name)
          ? formatQuantity(value, inputs.unit, speech.locale)
          : sayValue(name, value, speech);
  }
  for (const [name, value] of Object.entries(inputs)) {
    if (typeof value !== 'string' || value === '' || !areSentences(name)) continue;
    said[name] = sayWords(name, value.split(', '), speech, said);
  }
  return said;
}

/** Inputs that are in the unit that stands beside them. */
const ofUnit: ReadonlySet<string> = new Set(['value', 'limit']);

/** Different instants that would read alike without their seconds: "20:31 lies before 20:31" says nothing. */
function instantsOfOneMinute(inputs: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const instants = Object.values(inputs).filter((value) => typeof value === 'string' && isInstant(value));
  const at = (value: unknown) => Temporal.Instant.from(String(value)).epochMilliseconds;
  return new Set(
    instants.filter((one) =>
      instants.some(
        (other) => at(one) !== at(other) && Math.floor(at(one) / 60_000) === Math.floor(at(other) / 60_000),
      ),
    ) as string[],
  );
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

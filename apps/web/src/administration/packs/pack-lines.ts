/** A text of a pack in both languages. */
interface Wording {
  readonly en: string;
  readonly zh: string;
}

export interface Provenance {
  readonly citation: string;
  readonly section: string | null;
  readonly note: string | null;
  readonly version: string;
  readonly status: 'verified' | 'unverified' | 'site-signed';
}

/** A number inside a rule, by the names that lead to it. */
export interface Detail {
  readonly names: readonly string[];
  readonly value: number;
  /** How a measurement stands to it, where the pack's grading says so. */
  readonly relation: '<' | '>' | null;
  /** In the unit of the line, a multiple of a limit, or a bare number such as a grade. */
  readonly measure: 'unit' | 'times' | 'none';
}

/** Words that belong to a grade. */
export interface GradeText {
  readonly grade: number;
  readonly text: Wording;
}

/** One statement of a pack: a value with its unit, or a rule in words with the numbers in it. */
export interface PackLine {
  /** Where it stands, as a local value names it: names and ids joined by dots. */
  readonly path: string;
  readonly names: readonly string[];
  readonly text: Wording | null;
  readonly value: string | number | boolean | null | undefined;
  readonly unit: string | null;
  readonly details: readonly Detail[];
  readonly grades: readonly GradeText[];
  readonly from: Provenance;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const stringOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const provenanceNames = new Set(['source', 'sourceVersion', 'status', 'verifiedBy', 'verifiedOn']);
const statuses = ['verified', 'unverified', 'site-signed'] as const;

function provenanceOf(holder: Json): Provenance | null {
  const status = statuses.find((one) => one === holder.status);
  if (!status || !isObject(holder.source)) return null;
  return {
    citation: stringOf(holder.source.citation) ?? '',
    section: stringOf(holder.source.section),
    note: stringOf(holder.source.note),
    version: stringOf(holder.sourceVersion) ?? '',
    status,
  };
}

const entryName = (entry: unknown, index: number): string =>
  (isObject(entry) ? (stringOf(entry.id) ?? stringOf(entry.method)) : null) ?? String(index + 1);

/** Every statement of a pack with its source, in the pack's order. */
export function packLines(pack: Json): PackLine[] {
  return linesOf(pack, []);
}

function linesOf(value: unknown, names: readonly string[]): PackLine[] {
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => linesOf(entry, [...names, entryName(entry, index)]));
  }
  if (!isObject(value)) return [];
  const from = provenanceOf(value);
  if (from) return [lineOf(value, names, from)];
  return Object.entries(value).flatMap(([name, inner]) => linesOf(inner, [...names, name]));
}

function lineOf(holder: Json, names: readonly string[], from: Provenance): PackLine {
  const { value, text } = holder;
  const isPlain =
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const inside = Object.fromEntries(
    Object.entries(holder).filter(([name]) => !provenanceNames.has(name) && name !== 'value'),
  );
  return {
    path: names.join('.'),
    names,
    text: textOf(text),
    value: isPlain ? value : undefined,
    unit: stringOf(holder.unit),
    details: detailsOf(inside, [], gradingKind(holder)),
    grades: Array.isArray(holder.words) ? holder.words.flatMap(gradeText) : [],
    from,
  };
}

function textOf(text: unknown): PackLine['text'] {
  if (!isObject(text)) return null;
  const en = stringOf(text.en);
  const zh = stringOf(text.zh);
  return en !== null && zh !== null ? { en, zh } : null;
}

function gradeText(entry: unknown): GradeText[] {
  if (!isObject(entry) || typeof entry.grade !== 'number') return [];
  const text = textOf(entry.text);
  return text === null ? [] : [{ grade: entry.grade, text }];
}

const multiples = new Set(['aboveUln', 'aboveBaseline', 'abnormalBaseline']);
const limitsOfSymptoms = new Set(['below', 'notBelow']);

const gradingKind = (holder: Json): string | null =>
  isObject(holder.grading) ? stringOf(holder.grading.kind) : null;

/** A step or a limit has the term's unit; multiples and grades have none. */
function detailOf(value: number, names: readonly string[], grading: string | null): Detail {
  const isStep = names.includes('steps');
  if (names.some((name) => multiples.has(name))) {
    return { names, value, relation: names.includes('abnormalBaseline') ? null : '>', measure: 'times' };
  }
  const relation = isStep && grading === 'below' ? '<' : isStep && grading === 'above' ? '>' : null;
  const hasUnit = isStep || limitsOfSymptoms.has(names.at(-1) ?? '');
  return { names, value, relation, measure: hasUnit ? 'unit' : 'none' };
}

function detailsOf(value: unknown, names: readonly string[], grading: string | null): Detail[] {
  if (typeof value === 'number') return [detailOf(value, names, grading)];
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => detailsOf(entry, stepNames(entry, index, names), grading));
  }
  if (!isObject(value)) return [];
  const isStep = typeof value.grade === 'number' && typeof value.value === 'number';
  if (isStep) return [detailOf(value.value as number, names, grading)];
  return Object.entries(value)
    .filter(([name]) => name !== 'words')
    .flatMap(([name, inner]) => detailsOf(inner, [...names, name], grading));
}

/** A step of a grading is named by its grade, any other entry by its id or place. */
function stepNames(entry: unknown, index: number, names: readonly string[]): readonly string[] {
  if (isObject(entry) && typeof entry.grade === 'number') return [...names, `grade-${entry.grade}`];
  return [...names, entryName(entry, index)];
}

export interface PackCounts {
  readonly verified: number;
  readonly unverified: number;
  readonly withoutValue: number;
}

export function countLines(lines: readonly PackLine[]): PackCounts {
  return {
    verified: lines.filter(({ from }) => from.status !== 'unverified').length,
    unverified: lines.filter(({ from }) => from.status === 'unverified').length,
    withoutValue: lines.filter(({ value }) => value === null).length,
  };
}

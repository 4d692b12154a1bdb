export type CsvCell = string | number | null;

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/** Excel takes a file for UTF-8 only when it begins with this. */
const byteOrderMark = '\uFEFF';
/** What a spreadsheet would run as a formula, or skip to reach one. */
const startsFormula = /^[=+\-@\t\r]/;

function field(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = startsFormula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180: comma, CRLF, quotes doubled; UTF-8 with byte order mark; no cell begins as a formula. */
export const toCsv = ({ header, rows }: CsvTable): string =>
  byteOrderMark + [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');

/** An instant as spreadsheets sort and reckon with it; the zone stands in the column's header. */
export const csvInstant = (iso: string | null, zone: string): CsvCell =>
  iso === null
    ? null
    : Temporal.Instant.from(iso)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' })
        .replace('T', ' ');

import { expect, test } from 'vitest';
import { csvInstant, toCsv } from './csv.ts';

test('RFC 4180 with byte order mark: quotes, commas and lines inside a cell', () => {
  expect(
    toCsv({
      header: ['Name', '姓名', 'n'],
      rows: [
        ['Arif, "A"', '两\n行', 2.5],
        [null, '', -3],
      ],
    }),
  ).toBe('\uFEFFName,姓名,n\r\n"Arif, ""A""","两\n行",2.5\r\n,,-3\r\n');
});

test.each(['=1+1', '+49 89', '-5', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula', (cell) => {
  const [, line = ''] = toCsv({ header: ['a'], rows: [[cell]] }).split(/\r\n/);
  expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
});

test('an instant is the clock of its zone', () => {
  expect(csvInstant('2026-12-01T08:05:09Z', 'Asia/Shanghai')).toBe('2026-12-01 16:05');
  expect(csvInstant(null, 'UTC')).toBeNull();
});

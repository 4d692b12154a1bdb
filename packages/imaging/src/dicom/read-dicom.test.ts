import { describe, expect, test } from 'vitest';
import { ImagingError } from '../errors.ts';
import { pixelFormat, readFrame } from './pixels.ts';
import { deepestNesting, parseDataSet, readDicom } from './read-dicom.ts';
import { dataSetStart, deflatedFileOf, fileOf, implicitFileOf, petSlice } from './test-dicom.ts';
import { createDataSet, writeDicom } from './write-dicom.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

async function refusal(file: Uint8Array): Promise<{ code: string; message: string }> {
  try {
    await readDicom(file);
  } catch (error) {
    if (error instanceof ImagingError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('one object, in every way that it can be written', () => {
  const values = petSlice({ PatientName: 'Müller^José=吳^建豪' });
  const explicit = fileOf(values);
  test.each<[string, Uint8Array]>([
    ['explicit', explicit],
    ['implicit', implicitFileOf(values)],
    ['deflated', deflatedFileOf(values)],
    ['without preamble', explicit.subarray(132)],
    ['without preamble and meta information', explicit.subarray(dataSetStart(explicit))],
    [
      'implicit without meta information',
      implicitFileOf(values).subarray(dataSetStart(implicitFileOf(values))),
    ],
    [
      'named explicit, written implicit',
      Uint8Array.from([
        ...explicit.subarray(0, dataSetStart(explicit)),
        ...implicitFileOf(values).subarray(dataSetStart(implicitFileOf(values))),
      ]),
    ],
  ])('%s', async (_, file) => {
    const read = await readDicom(file);
    expect(read.dataSet.text('PatientName')).toBe('Müller^José=吳^建豪');
    expect(read.dataSet.numbers('ImagePositionPatient', 3)).toEqual([-100, -80, 0]);
    const [drug] = read.dataSet.items('RadiopharmaceuticalInformationSequence');
    expect(drug?.number('RadionuclideTotalDose')).toBe(368_080_000);
    expect(drug?.item('RadionuclideCodeSequence').text('CodeValue')).toBe('C-111A1');
    expect(pixelFormat(read.dataSet)).toMatchObject({ rows: 3, columns: 4, bitsStored: 16, signed: true });
    expect([...(await readFrame(read))]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('big endian', async () => {
    // (0008,0060) CS PT, (0028,0010) US 1, (0028,0011) US 2, 16 bits, signed, two pixels: 258 and −2.
    const file = bytesOf(
      '0008 0060 4353 0002 5054 0028 0010 5553 0002 0001 0028 0011 5553 0002 0002 0028 0100 5553 0002 0010 0028 0101 5553 0002 0010 0028 0102 5553 0002 000f 0028 0103 5553 0002 0001 7fe0 0010 4f57 0000 0000 0004 0102 fffe',
    );
    const read = await readDicom(file);
    expect(read.syntax.uid).toBe('1.2.840.10008.1.2.2');
    expect(read.dataSet.number('Columns')).toBe(2);
    expect([...(await readFrame(read))]).toEqual([258, -2]);
  });

  test('sequences and items without a length, pixels in fragments', async () => {
    const file = bytesOf(
      // (0008,1140) SQ, undefined length, an item of undefined length with (0008,1155) UI 2.25
      `0800 4011 5351 0000 ffffffff feff00e0 ffffffff 0800 5511 5549 0400 322e3235 feff0de0 00000000 feffdde0 00000000
       e07f 1000 4f42 0000 ffffffff feff00e0 00000000 feff00e0 02000000 abcd feffdde0 00000000`.replaceAll(
        '\n',
        '',
      ),
    );
    const { dataSet } = await readDicom(file);
    expect(dataSet.item('ReferencedImageSequence').text('ReferencedSOPInstanceUID')).toBe('2.25');
    const pixels = dataSet.elements.get(0x7fe00010);
    expect(
      pixels !== undefined && 'fragments' in pixels ? pixels.fragments.map(({ length }) => length) : [],
    ).toEqual([0, 2]);
  });

  test('what is written is read again with the same values, sequences and bytes', async () => {
    const first = await readDicom(explicit);
    const again = writeDicom(first.dataSet);
    expect(Buffer.compare(Buffer.from(again), Buffer.from(explicit))).toBe(0);
    const pdf = createDataSet({ ...values, PixelData: Uint8Array.of(1, 2, 3) });
    expect((await readDicom(writeDicom(pdf))).dataSet.bytes('PixelData')).toEqual(Uint8Array.of(1, 2, 3, 0));
  });
});

describe('names of other countries: the bytes of PS3.5 annexes H to K', () => {
  const named = (sets: string, name: string) => {
    const charset = Buffer.from(sets.length % 2 === 0 ? sets : `${sets} `, 'latin1');
    const text = bytesOf(name);
    const head = (tag: string, vr: string, length: number) =>
      Buffer.concat([bytesOf(tag), Buffer.from(vr), Buffer.from(Uint16Array.of(length).buffer)]);
    return parseDataSet(
      Buffer.concat([
        head('08000500', 'CS', charset.length),
        charset,
        head('10001000', 'PN', text.length),
        text,
      ]),
      { explicit: true, littleEndian: true },
    ).text('PatientName');
  };
  test.each([
    ['GB18030', '57616e675e5869616f446f6e673dcdf55ed0a1b6ab3d', 'Wang^XiaoDong=王^小东='],
    ['GBK', '57616e675e5869616f446f6e673dcdf55ed0a1b6ab3d', 'Wang^XiaoDong=王^小东='],
    // The second byte of 誠 in GBK is a backslash (D5 5C): it parts no values.
    ['GBK', 'd55c5e3120', '誠^1'],
    ['ISO_IR 192', '57616e675e5869616f446f6e673de78e8b5ee5b08fe69db13d', 'Wang^XiaoDong=王^小東='],
    ['ISO_IR 100', '427563 5e 4ae972f46d65', 'Buc^Jérôme'],
    [
      '\\ISO 2022 IR 87',
      '59616d6164615e5461726f753d1b2442 3b334544 1b2842 5e 1b2442 42404f3a 1b2842',
      'Yamada^Tarou=山田^太郎',
    ],
    [
      '\\ISO 2022 IR 149',
      '486f6e675e47696c646f6e673d1b242943 fbf3 5e 1b242943 d1ced4d7',
      'Hong^Gildong=洪^吉洞',
    ],
    ['\\ISO 2022 IR 58', '5a68616e673d1b242941 d5c5 5e 1b242941 d0a1b6ab', 'Zhang=张^小东'],
  ])('%s', (sets, bytes, name) => expect(named(sets, bytes)).toBe(name));

  test('a character set that nobody defined', () =>
    expect(() => named('ISO_IR 999', 'e9')).toThrow(/SpecificCharacterSet/));
});

describe('values', () => {
  const dataSet = createDataSet({ PatientWeight: '7o', Rows: 3, PatientID: null, PatientSize: 1.75 });
  test('what is missing or malformed is an error that names the tag', () => {
    expect(() => dataSet.number('PatientWeight')).toThrow('(0010,1030) PatientWeight "7o" is no number');
    expect(() => dataSet.text('PatientID')).toThrow('(0010,0020) PatientID is empty');
    expect(() => dataSet.text('PatientName')).toThrow('(0010,0010) PatientName is missing');
    expect(() => dataSet.items('Rows')).toThrow('(0028,0010) Rows holds US, not a sequence');
    expect(() => dataSet.numbers('PatientSize', 3)).toThrow('has 1 values, 3 are needed');
    expect(dataSet.findText('PatientID')).toBeUndefined();
  });
});

describe('files that lie', () => {
  const good = fileOf(petSlice());
  const start = dataSetStart(good);
  const nested = (levels: number): Uint8Array => {
    const level = bytesOf('08004011 5351 0000 ffffffff feff00e0 ffffffff');
    const file = new Uint8Array(start + levels * level.length);
    file.set(good.subarray(0, start));
    for (let i = 0; i < levels; i++) file.set(level, start + i * level.length);
    return file;
  };

  test('10,000 sequences within one another', async () => {
    expect((await refusal(nested(10_000))).code).toBe('too-deep');
    expect((await refusal(nested(2_000_000))).code).toBe('too-deep');
    expect((await refusal(nested(deepestNesting))).code).toBe('damaged-file');
  });

  test.each<[string, string]>([
    ['a value of 4 GB', '10001000 55540000 feffffff 4142'],
    ['a sequence of 4 GB', '08004011 53510000 feffffff feff00e0'],
    ['an item of 4 GB', '08004011 53510000 ffffffff feff00e0 feffffff 0800'],
    ['a fragment of 4 GB', 'e07f1000 4f420000 ffffffff feff00e0 feffffff 0000'],
    ['no length where one is due', '10001000 4f420000 ffffffff 4142'],
    ['no representation', '10001000 0102 0400 41424344'],
    ['an end of an item alone', 'feff0de0 00000000 00000000'],
    ['an element cut in its head', '10001000 504e'],
  ])('%s', async (_, bytes) => {
    const wrong = bytesOf(bytes);
    const file = new Uint8Array(good.length + wrong.length);
    file.set(good.subarray(0, start));
    file.set(bytesOf('08006000 4353 0200 5054'), start);
    file.set(wrong, start + 10);
    const { code, message } = await refusal(file.subarray(0, start + 10 + wrong.length));
    expect(code).toBe('damaged-file');
    expect(message).toMatch(/the object/);
  });

  test('pixels that are fewer than announced', async () => {
    const file = await readDicom(fileOf(petSlice({ Rows: 60_000, Columns: 4000 })));
    await expect(readFrame(file)).rejects.toThrow('has 24 bytes, the header announces 480000000');
  });

  test('what is no DICOM object', async () => {
    expect((await refusal(new Uint8Array(0))).code).toBe('not-dicom');
    expect((await refusal(Buffer.from('%PDF-1.7 and so on'))).code).toBe('not-dicom');
    expect((await refusal(good.subarray(0, 132))).code).toBe('damaged-file');
  });
});

import { expect, test } from 'vitest';
import { aboutFile, readAbout } from './about-file.ts';
import { createClient } from './client.ts';
import { documentLimits } from './document-limits.ts';
import { routes } from './routes.ts';

/** Of nginx (`large_client_header_buffers`); Node takes 16 KiB for all headers. */
const longestHeader = 8 * 1024;

test('the longest name and note of a document in Chinese fit into a header, and stand in no address', async () => {
  const sent: { address: string; about: string }[] = [];
  const call = createClient('https://hospital.example', async (address, init) => {
    sent.push({ address: String(address), about: new Headers(init?.headers).get(aboutFile) ?? '' });
    return Response.json({ file: '', version: 1 });
  });
  const about = {
    commandId: crypto.randomUUID(),
    kind: 'referral-letter' as const,
    name: '信'.repeat(documentLimits.nameLength),
    note: '记'.repeat(documentLimits.noteLength),
  };
  const id = crypto.randomUUID();
  expect(routes.receiveDocument.about.safeParse(about).success).toBe(true);
  await call('receiveDocument', { params: { id }, about, file: new Blob(['%PDF-']) });
  expect(sent[0]?.address).toBe(`https://hospital.example/api/courses/${id}/documents`);
  expect(sent[0]?.about.length).toBeLessThan(longestHeader);
  expect(readAbout(sent[0]?.about ?? '')).toEqual(about);
  const longer = { ...about, note: `${about.note}记` };
  expect(routes.receiveDocument.about.safeParse(longer).success).toBe(false);
});

import { expect, test } from 'vitest';
import { createClient } from './client.ts';
import { documentLimits } from './document-limits.ts';
import { routes } from './routes.ts';

/** Of nginx (`large_client_header_buffers`); Node takes 16 KiB for all headers. */
const longestAddress = 8 * 1024;

test('the longest name and note of a document in Chinese fit into an address', async () => {
  const addressesSent: string[] = [];
  const call = createClient('https://hospital.example', async (address) => {
    addressesSent.push(String(address));
    return Response.json({ file: '', version: 1 });
  });
  const query = {
    commandId: crypto.randomUUID(),
    kind: 'referral-letter' as const,
    name: '信'.repeat(documentLimits.nameLength),
    note: '记'.repeat(documentLimits.noteLength),
  };
  expect(routes.receiveDocument.query.safeParse(query).success).toBe(true);
  await call('receiveDocument', { params: { id: crypto.randomUUID() }, query });
  expect(addressesSent[0]?.length).toBeLessThan(longestAddress);
  const longer = { ...query, note: `${query.note}记` };
  expect(routes.receiveDocument.query.safeParse(longer).success).toBe(false);
});

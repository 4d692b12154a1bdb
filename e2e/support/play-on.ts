import type { CallOutput } from '@lutetia/contract';
import { courseScript, examplePeople } from '@lutetia/example';
import type { Page } from 'playwright-core';
import { stoppedAt } from './demo-centre.ts';

const doseDay = stoppedAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
const script = courseScript({ person: examplePeople[0], doseDay, cycles: 1 });
const present = stoppedAt.toString({ fractionalSecondDigits: 0 });
const signature = { method: 'pin', secret: '246810' };

/** The clock of this centre stands: what the script says of the day of the dose is said of the present. */
const told = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? present : value;

/** The first patient's next act on the dose day, given over HTTP by who is signed in, a technologist beside. */
export async function playOn(page: Page, courseId: string, type: string): Promise<void> {
  const step = script.find((one) => one.type === type);
  if (step === undefined) throw new Error(`the example course has no ${type}`);
  const read = await page.evaluate(async (id) => (await fetch(`/api/courses/${id}`)).json(), courseId);
  const { view } = read as CallOutput<'course'>;
  const body = typeof step.body === 'function' ? step.body(view.course) : step.body;
  await send(page, `/api/courses/${courseId}/commands`, {
    type,
    body: Object.fromEntries(Object.entries(body).map(([key, value]) => [key, told(value)])),
    signature,
    ...(step.witness === undefined ? {} : { witness: { username: 'technologist2', ...signature } }),
  });
}

/** Whoever is signed in may stand at an injection. */
export async function train(page: Page): Promise<void> {
  const me = await page.evaluate(async () => (await fetch('/api/session')).json());
  const topic = 'radioligand-administration';
  const body = {
    user: (me as CallOutput<'me'>).userId,
    topic,
    completedOn: doseDay,
    validUntil: '2027-11-24',
  };
  await send(page, '/api/site/commands', { type: 'record-training', body, signature });
}

async function send(page: Page, path: string, sent: Record<string, unknown>): Promise<void> {
  const [status, answer] = await page.evaluate(
    async ([where, text]) => {
      const headers = { 'content-type': 'application/json' };
      const given = await fetch(where, { method: 'POST', headers, body: text });
      return [given.status, await given.text()] as const;
    },
    [path, JSON.stringify({ commandId: crypto.randomUUID(), ...sent })] as const,
  );
  if (status !== 200) throw new Error(`${String(sent.type)} was refused: ${answer}`);
}

import { randomUUID } from 'node:crypto';
import { type Call, type CallInput, type CallOutput, createClient } from '@lutetia/contract';
import { exampleLabs } from '@lutetia/example';

/** A person of a running demo centre; the cookies hold over a restart of the server. */
export class DemoClient {
  readonly #cookies = new Map<string, string>();

  /** Calls on the server at this address. Rejects on an answer other than 2xx, or none in 30 s. */
  at(address: string): Call {
    const send: typeof fetch = async (url, init) => {
      const response = await fetch(url, {
        ...init,
        headers: { ...(init?.headers as Record<string, string>), cookie: this.#cookie() },
        signal: AbortSignal.timeout(30_000),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
      }
      return response;
    };
    return createClient(address, send);
  }

  async signIn(address: string, name: string): Promise<void> {
    const accounts = await this.at(address)('demoAccounts');
    const account = accounts.find(({ username }) => username === name);
    if (account === undefined) throw new Error(`the demo centre has no ${name}`);
    const { username, password, code } = account;
    await this.at(address)('signIn', { body: { username, password, code } });
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

export type SentCommand = Required<Pick<CallInput<'commandCourse'>, 'params' | 'body'>>;
export type CommandAnswer = CallOutput<'commandCourse'>;

/** Facts that a coordinator may record of any course at any time. */
export function coordinatorCommand(courseId: string, turn: number): SentCommand {
  const commandId = randomUUID();
  const params = { id: courseId };
  if (turn % 2 === 0) {
    const body = { kind: 'laboratory-report', status: 'received', note: `turn ${turn}` };
    return { params, body: { commandId, type: 'receive-document', body } };
  }
  const collectedAt = Temporal.Now.instant().subtract({ hours: 2 }).toString({ smallestUnit: 'second' });
  return { params, body: { commandId, type: 'record-labs', body: exampleLabs(collectedAt) } };
}

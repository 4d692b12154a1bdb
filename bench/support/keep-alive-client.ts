import { Agent, request } from 'node:http';

/** One signed-in person of the demo centre over connections that stay open. */
export class KeepAliveClient implements Disposable {
  readonly #address: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #cookies: Map<string, string>;

  constructor(address: string, cookies: Map<string, string> = new Map()) {
    this.#address = address;
    this.#cookies = cookies;
  }

  async signIn(name: string): Promise<this> {
    const accounts = (await this.send('GET', '/api/demo/accounts')) as {
      username: string;
      password: string;
      code: string;
    }[];
    const account = accounts.find(({ username }) => username === name);
    if (account === undefined) throw new Error(`the demo centre has no ${name}`);
    const { username, password, code } = account;
    await this.send('POST', '/api/session', { username, password, code });
    return this;
  }

  /** The same person on the same server after a restart. */
  movedTo(address: string): KeepAliveClient {
    return new KeepAliveClient(address, this.#cookies);
  }

  /** For connections of another kind. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const { cookie } = this;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const sent = request(
      `${this.#address}${path}`,
      {
        agent: this.#agent,
        method,
        headers: {
          cookie,
          ...(payload === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
        },
      },
      (response) => {
        for (const set of response.headers['set-cookie'] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
          if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
        }
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(payload);
    return promise;
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}

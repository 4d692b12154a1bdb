import { ApiError } from '@lutetia/contract';
import { type KeptAct, nextToSend, type Refusal } from './kept-act.ts';
import type { KeptActs } from './kept-acts.ts';

/** What stands in the way of sending. */
export type Trouble = 'unreachable' | 'server' | 'session' | null;

export interface SenderPorts<Result> {
  /** Whose session it is, asked of the server; null when it is nobody's. */
  readonly whoIs: () => Promise<string | null>;
  /** @throws ApiError for a clear answer; anything else means that no answer came */
  readonly post: (act: KeptAct) => Promise<Result>;
  /** It is recorded; afterwards it goes from the device. */
  readonly recorded: (act: KeptAct, result: Result) => void;
  /** Only one tab sends at a time. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
}

const ofSession = ['another-session', 'not-signed-in', 'session-locked', 'second-factor-required'];
const isLater = ({ status }: ApiError): boolean => status >= 500 || status === 429;

/** Sends what waits, in order, each until it has a clear answer. */
export class Sender<Result> {
  readonly #acts: KeptActs;
  readonly #ports: SenderPorts<Result>;
  readonly #waiters = new Map<string, (answer: Result | ApiError | null) => void>();
  #running: Promise<void> | null = null;
  #again = false;
  trouble: Trouble = null;

  constructor(acts: KeptActs, ports: SenderPorts<Result>) {
    this.#acts = acts;
    this.#ports = ports;
  }

  /**
   * Sends an act that was just given, after those that wait before it.
   *
   * @returns null when it waits on the device
   * @throws ApiError when the server refuses it: it waits no longer, its form is still open
   */
  async give(act: Omit<KeptAct, 'order' | 'aside' | 'refusal'>): Promise<Result | null> {
    this.#acts.add(act);
    const answered = new Promise<Result | ApiError | null>((resolve) => {
      this.#waiters.set(act.commandId, resolve);
    });
    void this.flush();
    const answer = await answered;
    if (answer instanceof ApiError) throw answer;
    return answer;
  }

  /** Keeps an act to be sent when it can be. */
  keep(act: Omit<KeptAct, 'order' | 'aside' | 'refusal'>): void {
    this.#acts.add(act);
    void this.flush();
  }

  /** Takes back an act that was not answered: whoever gave it decides what becomes of it. */
  withdraw(commandId: string): void {
    this.#acts.remove(commandId);
  }

  /** Sends all that may be sent now. */
  flush(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#ports.alone(async () => {
      while (this.#again) {
        this.#again = false;
        await this.#sendAll();
      }
      // With the last look at `#again`, not later: what is given from here on starts a sending of its own.
      this.#running = null;
    });
    return this.#running;
  }

  async #sendAll(): Promise<void> {
    this.#acts.refresh();
    try {
      while (this.#acts.all().some(({ refusal }) => refusal === null)) {
        // Asked before each act: a colleague may have taken the device over in the meantime.
        const userId = await this.#ports.whoIs();
        const act = userId === null ? null : nextToSend(this.#acts.all(), userId);
        this.trouble = userId === null ? 'session' : null;
        if (act === null) break;
        await this.#sendOne(act);
      }
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    for (const [, resolve] of this.#waiters) resolve(null);
    this.#waiters.clear();
    this.#acts.refresh();
  }

  async #sendOne(act: KeptAct): Promise<void> {
    const waiter = this.#waiters.get(act.commandId);
    try {
      const result = await this.#ports.post(act);
      this.#ports.recorded(act, result);
      this.#acts.remove(act.commandId);
      waiter?.(result);
    } catch (error) {
      if (!(error instanceof ApiError) || ofSession.includes(error.code) || isLater(error)) throw error;
      if (waiter === undefined) this.#acts.change(act.commandId, { refusal: refusalOf(error) });
      else this.#acts.remove(act.commandId);
      waiter?.(error);
    }
    this.#waiters.delete(act.commandId);
  }
}

const troubleOf = (error: unknown): Trouble => {
  if (!(error instanceof ApiError)) return 'unreachable';
  return ofSession.includes(error.code) ? 'session' : 'server';
};

const refusalOf = ({ code, detail }: ApiError): Refusal => ({
  code,
  gates: (detail.gates ?? []).map(({ id, result, inputs }) => ({ id, result, inputs })),
});

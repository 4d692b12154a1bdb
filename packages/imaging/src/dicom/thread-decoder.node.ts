import { Worker } from 'node:worker_threads';
import { ImagingError } from '../errors.ts';
import type { DecodedFrame, FrameDecoder } from './codecs.ts';
import type { DecodeAnswer, DecodeJob } from './decode-worker.node.ts';

/** What a picture may take: the slowest codec decodes some ten million pixels a second. */
const timeFor = (pixels: number): number => 600 + pixels / 1000;

/**
 * Decodes compressed frames, one after the other, in a thread of their own that is ended when a picture takes longer than any
 * honest one: damaged streams can keep a decoder busy for minutes. The thread starts with the first frame.
 * Errors of `decode`: as `decodeCompressed`.
 */
export function threadDecoder(milliseconds: (pixels: number) => number = timeFor): AsyncDisposable & {
  readonly decode: FrameDecoder;
} {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const decodeOne = (job: DecodeJob): Promise<DecodedFrame> =>
    new Promise((resolve, reject) => {
      worker ??= new Worker(new URL('./decode-worker.node.ts', import.meta.url));
      const own = worker;
      let timer: NodeJS.Timeout | undefined;
      const leave = (): void => {
        clearTimeout(timer);
        own.off('message', onMessage).off('error', onError);
      };
      const onError = (error: unknown): void => {
        leave();
        worker = null;
        reject(error);
      };
      const onMessage = (answer: DecodeAnswer): void => {
        if (answer.kind === 'begun') {
          timer = setTimeout(
            () => {
              leave();
              const late = new ImagingError(
                'undecodable-pixels',
                `(7FE0,0010) PixelData cannot be decoded: the ${job.codec} decoder comes to no end`,
              );
              end().then(() => reject(late), reject);
            },
            milliseconds(job.format.rows * job.format.columns),
          );
          return;
        }
        leave();
        if (answer.kind === 'decoded') resolve(answer.frame);
        else
          reject(
            answer.kind === 'refused'
              ? new ImagingError(answer.code, answer.message)
              : new Error(answer.message),
          );
      };
      own.on('message', onMessage).on('error', onError);
      own.postMessage(job);
    });

  return {
    decode(codec, bytes, format) {
      const next = last.then(() => decodeOne({ codec, bytes, format }));
      last = next.catch(() => undefined);
      return next;
    },
    [Symbol.asyncDispose]: end,
  };
}

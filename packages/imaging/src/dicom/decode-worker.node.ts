import { parentPort } from 'node:worker_threads';
import { ImagingError } from '../errors.ts';
import { type CompressedCodec, type DecodedFrame, decodeCompressed, prepareCodec } from './codecs.ts';
import type { PixelFormat } from './pixels.ts';

export type DecodeJob = {
  readonly codec: CompressedCodec;
  readonly bytes: Uint8Array;
  readonly format: PixelFormat;
};

export type DecodeAnswer =
  /** The codec is loaded: from here on time is the picture's own. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'decoded'; readonly frame: DecodedFrame }
  | { readonly kind: 'refused'; readonly code: ImagingError['code']; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

const answer = (message: DecodeAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', async ({ codec, bytes, format }: DecodeJob) => {
  try {
    await prepareCodec(codec);
    answer({ kind: 'begun' });
    answer({ kind: 'decoded', frame: await decodeCompressed(codec, bytes, format) });
  } catch (error) {
    answer(
      error instanceof ImagingError
        ? { kind: 'refused', code: error.code, message: error.message }
        : { kind: 'failed', message: String(error) },
    );
  }
});

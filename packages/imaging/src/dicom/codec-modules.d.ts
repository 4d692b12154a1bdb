type FrameInfo = {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned?: boolean;
};

type WasmOptions = { readonly print: (line: string) => void; readonly printErr: (line: string) => void };

/** What the WebAssembly decoders of Cornerstone have in common; they carry no types of their own. */
interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): void;
  getFrameInfo(): FrameInfo;
  delete(): void;
}

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  export default function load(options: WasmOptions): Promise<{ JpegLSDecoder: new () => WasmDecoder }>;
}
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  export default function load(options: WasmOptions): Promise<{ J2KDecoder: new () => WasmDecoder }>;
}
declare module '@cornerstonejs/codec-openjph/wasmjs' {
  export default function load(options: WasmOptions): Promise<{ HTJ2KDecoder: new () => WasmDecoder }>;
}
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  export default function load(options: WasmOptions): Promise<{ JPEGDecoder: new () => WasmDecoder }>;
}
declare module 'jpeg-lossless-decoder-js' {
  export class Decoder {
    /** Bytes of a sample, known after decompressing. */
    readonly numBytes: number;
    decompress(buffer: ArrayBuffer, offset: number, length: number): ArrayBuffer;
  }
}

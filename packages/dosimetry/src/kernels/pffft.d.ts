declare module '@echogarden/pffft-wasm/simd' {
  /** PFFFT of Julien Pommier in WebAssembly: setups and buffers are addresses in its memory. */
  export type Pffft = {
    /** A view of the memory: a new one after the memory has grown. */
    readonly HEAPF32: Float32Array<ArrayBuffer>;
    /** Type 0: real, a multiple of 32; type 1: complex, a multiple of 16; 0 where the length has other primes than 2, 3, 5. */
    _pffft_new_setup(length: number, type: 0 | 1): number;
    _pffft_destroy_setup(setup: number): void;
    _pffft_aligned_malloc(bytes: number): number;
    _pffft_aligned_free(address: number): void;
    /** Direction 0 forward, 1 backward (unscaled); output may be the input. */
    _pffft_transform_ordered(
      setup: number,
      input: number,
      output: number,
      work: number,
      direction: 0 | 1,
    ): void;
  };
  export default function load(): Promise<Pffft>;
}

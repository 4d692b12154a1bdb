import { DosimetryError } from '../errors.ts';
import { type Fft, type FftLines, fftLength, openFft } from './fft-lines.ts';

type Triple = readonly [number, number, number];

export type ConvolveOptions = {
  readonly signal?: AbortSignal;
  /** Part of the work done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
};

/**
 * Convolves an image (x fastest) with a kernel that is even along each axis, given by its octant (0…rx, 0…ry, 0…rz):
 * out(v) = Σ image(u) kernel(|v − u|), where the image is zero outside. Errors: `cancelled`.
 *
 * The image is transformed along x; then each frequency along x is a plane that is padded, transformed and multiplied
 * by itself, so that the padded volume never exists and its empty lines are never transformed.
 */
export async function convolve(
  image: Float32Array,
  dims: Triple,
  octant: Float32Array,
  reach: Triple,
  { signal, onProgress }: ConvolveOptions = {},
): Promise<Float32Array<ArrayBuffer>> {
  const [nx, ny, nz] = dims;
  const [rx, ry, rz] = reach;
  const [px, py, pz] = [fftLength(nx + rx), fftLength(ny + ry), fftLength(nz + rz)];
  using fft = await openFft();
  const row = fft.lines('real', px, 1);
  const planes = new Planes(fft, [ny, nz], [ry, rz], [py, pz]);
  const values = row.values();
  const half = px / 2;

  const spectrum = new Float32Array(px * ny * nz);
  for (let line = 0; line < ny * nz; line++) {
    values.fill(0);
    values.set(image.subarray(line * nx, (line + 1) * nx));
    row.forward(0);
    spectrum.set(values, line * px);
  }
  // An even row has a real spectrum.
  const kernel = new Float32Array((half + 1) * (ry + 1) * (rz + 1));
  for (let line = 0; line < (ry + 1) * (rz + 1); line++) {
    values.fill(0);
    for (let i = 0; i <= rx; i++) {
      values[i] = octant[line * (rx + 1) + i] as number;
      if (i > 0) values[px - i] = values[i] as number;
    }
    row.forward(0);
    const to = line * (half + 1);
    kernel[to] = values[0] as number;
    kernel[to + half] = values[1] as number;
    for (let f = 1; f < half; f++) kernel[to + f] = values[2 * f] as number;
  }
  for (let f = 0; f <= half; f++) {
    planes.setKernel(kernel, f, half + 1);
    // The first and the last frequency of a real row are real and share a place.
    if (f === 0) planes.convolve(spectrum, 0, px, 'real');
    else if (f === half) planes.convolve(spectrum, 1, px, 'real');
    else planes.convolve(spectrum, 2 * f, px, 'complex');
    if (f % 16 === 0) {
      onProgress?.(f / half);
      await new Promise((resolve) => setTimeout(resolve));
      if (signal?.aborted) throw new DosimetryError('cancelled', 'the calculation was cancelled');
    }
  }
  const scale = 1 / (px * py * pz);
  const out = new Float32Array(nx * ny * nz);
  for (let line = 0; line < ny * nz; line++) {
    values.set(spectrum.subarray(line * px, (line + 1) * px));
    row.backward(0);
    for (let i = 0; i < nx; i++) out[line * nx + i] = (values[i] as number) * scale;
  }
  return out;
}

/** Lines along z that are worked on together: what they share of a line of memory. */
const together = 8;

/** Convolves one plane (y, z) after the other with an even kernel. */
class Planes {
  readonly #size: readonly [number, number];
  readonly #reach: readonly [number, number];
  readonly #padded: readonly [number, number];
  readonly #alongY: FftLines;
  readonly #alongZ: FftLines;
  readonly #y: Float32Array;
  readonly #z: Float32Array;
  /** Kernel after y, by z and frequency along y; then its spectrum, by frequency along y and z. */
  readonly #halfway: Float32Array;
  readonly #kernel: Float32Array;

  constructor(
    fft: Fft,
    size: readonly [number, number],
    reach: readonly [number, number],
    padded: readonly [number, number],
  ) {
    const [py, pz] = padded;
    [this.#size, this.#reach, this.#padded] = [size, reach, padded];
    this.#alongY = fft.lines('complex', py, size[1]);
    this.#alongZ = fft.lines('complex', pz, together);
    this.#halfway = new Float32Array((reach[1] + 1) * (py / 2 + 1));
    this.#kernel = new Float32Array((py / 2 + 1) * (pz / 2 + 1));
    this.#y = this.#alongY.values();
    this.#z = this.#alongZ.values();
  }

  /** Takes the kernel's plane from `values` at `first`, its values `stride` apart. Two even lines go as one. */
  setKernel(values: Float32Array, first: number, stride: number): void {
    const [ry, rz] = this.#reach;
    const [py, pz] = this.#padded;
    const [hy, hz] = [py / 2 + 1, pz / 2 + 1];
    const y = this.#y.subarray(0, 2 * py);
    for (let z = 0; z <= rz; z += 2) {
      y.fill(0);
      for (let part = 0; part < 2 && z + part <= rz; part++)
        for (let j = 0; j <= ry; j++) {
          const value = values[first + stride * (j + (ry + 1) * (z + part))] as number;
          y[2 * j + part] = value;
          if (j > 0) y[2 * (py - j) + part] = value;
        }
      this.#alongY.forward(0);
      for (let part = 0; part < 2 && z + part <= rz; part++)
        for (let j = 0; j < hy; j++) this.#halfway[(z + part) * hy + j] = y[2 * j + part] as number;
    }
    const line = this.#z.subarray(0, 2 * pz);
    for (let j = 0; j < hy; j += 2) {
      line.fill(0);
      for (let part = 0; part < 2 && j + part < hy; part++)
        for (let z = 0; z <= rz; z++) {
          const value = this.#halfway[z * hy + j + part] as number;
          line[2 * z + part] = value;
          if (z > 0) line[2 * (pz - z) + part] = value;
        }
      this.#alongZ.forward(0);
      for (let part = 0; part < 2 && j + part < hy; part++)
        for (let k = 0; k < hz; k++) this.#kernel[(j + part) * hz + k] = line[2 * k + part] as number;
    }
  }

  /** Convolves in place the plane in `values` from `first` on, its values (real, or complex in pairs) `stride` apart. */
  convolve(values: Float32Array, first: number, stride: number, kind: 'real' | 'complex'): void {
    const [ny, nz] = this.#size;
    const [py] = this.#padded;
    const y = this.#y;
    y.fill(0);
    for (let z = 0; z < nz; z++) {
      let to = 2 * py * z;
      let from = first + stride * ny * z;
      for (let j = 0; j < ny; j++, to += 2, from += stride) {
        y[to] = values[from] as number;
        if (kind === 'complex') y[to + 1] = values[from + 1] as number;
      }
      this.#alongY.forward(z);
    }
    for (let j = 0; j < py; j += together) this.#alongZAt(j);
    for (let z = 0; z < nz; z++) {
      this.#alongY.backward(z);
      let from = 2 * py * z;
      let to = first + stride * ny * z;
      for (let j = 0; j < ny; j++, from += 2, to += stride) {
        values[to] = y[from] as number;
        if (kind === 'complex') values[to + 1] = y[from + 1] as number;
      }
    }
  }

  #alongZAt(first: number): void {
    const nz = this.#size[1];
    const [py, pz] = this.#padded;
    const hz = pz / 2 + 1;
    const [y, line] = [this.#y, this.#z];
    for (let z = 0; z < nz; z++) {
      const from = 2 * (py * z + first);
      for (let l = 0; l < together; l++) {
        const to = 2 * (pz * l + z);
        line[to] = y[from + 2 * l] as number;
        line[to + 1] = y[from + 2 * l + 1] as number;
      }
    }
    for (let l = 0; l < together; l++) {
      line.fill(0, 2 * (pz * l + nz), 2 * pz * (l + 1));
      this.#alongZ.forward(l);
      const j = first + l;
      const row = Math.min(j, py - j) * hz;
      const start = 2 * pz * l;
      for (let k = 0; k < hz; k++) {
        const factor = this.#kernel[row + k] as number;
        const at = start + 2 * k;
        line[at] = (line[at] as number) * factor;
        line[at + 1] = (line[at + 1] as number) * factor;
        if (k === 0 || k === hz - 1) continue;
        const mirror = start + 2 * (pz - k);
        line[mirror] = (line[mirror] as number) * factor;
        line[mirror + 1] = (line[mirror + 1] as number) * factor;
      }
      this.#alongZ.backward(l);
    }
    for (let z = 0; z < nz; z++) {
      const to = 2 * (py * z + first);
      for (let l = 0; l < together; l++) {
        const from = 2 * (pz * l + z);
        y[to + 2 * l] = line[from] as number;
        y[to + 2 * l + 1] = line[from + 1] as number;
      }
    }
  }
}

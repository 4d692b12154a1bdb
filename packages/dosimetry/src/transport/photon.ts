import { electronRestKeV, fineStructure } from './constants.ts';
import type { PhotonTables } from './photon-tables.ts';
import type { Random } from './random.ts';

/** A photon on its way: where it is (cm or g/cm², as its owner has it), where it flies, and what it meets. */
export class Photon {
  readonly #random: Random;
  x = 0;
  y = 0;
  z = 0;
  u = 0;
  v = 0;
  w = 1;
  energyKeV = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Optical depth to the next collision. */
  freeDepth(): number {
    return -Math.log(1 - this.#random.next());
  }

  /** Flies on in an even direction. */
  flyAnywhere(): void {
    const w = 2 * this.#random.next() - 1;
    const azimuth = 2 * Math.PI * this.#random.next();
    const s = Math.sqrt(1 - w * w);
    [this.u, this.v, this.w] = [s * Math.cos(azimuth), s * Math.sin(azimuth), w];
  }

  /** Plays a collision. Of a pair, two annihilation photons are left; of a photoelectric collision, nothing. */
  collide(tables: PhotonTables): 'scattered' | 'absorbed' | 'pair' {
    const { grid } = tables;
    const position = (Math.log(this.energyKeV) - grid.firstLn) * grid.perLn;
    const i = Math.min(Math.floor(position), grid.points - 2);
    const f = position - i;
    const at = (column: Float64Array): number => {
      const low = column[i] as number;
      return low + f * ((column[i + 1] as number) - low);
    };
    const draw = this.#random.next();
    if (draw < at(tables.incoherent)) {
      this.#scatterIncoherent(tables);
      return 'scattered';
    }
    if (draw < at(tables.coherent)) {
      this.#scatterCoherent(tables);
      return 'scattered';
    }
    return draw < at(tables.pair) ? 'pair' : 'absorbed';
  }

  /** Klein–Nishina by Kahn's method; refused by the subshell's occupation where binding forbids the transfer. */
  #scatterIncoherent(tables: PhotonTables): void {
    const random = this.#random;
    const a = this.energyKeV / electronRestKeV;
    for (;;) {
      let x: number;
      let cosine: number;
      for (;;) {
        const [r1, r2, r3] = [random.next(), random.next(), random.next()];
        if (r1 * (2 * a + 9) < 2 * a + 1) {
          x = 1 + 2 * a * r2;
          if (r3 > 4 * (1 / x - 1 / (x * x))) continue;
          cosine = 1 - (x - 1) / a;
          break;
        }
        x = (1 + 2 * a) / (1 + 2 * a * r2);
        cosine = 1 - (x - 1) / a;
        if (r3 <= 0.5 * (cosine * cosine + 1 / x)) break;
      }
      if (!this.#allowed(tables, cosine)) continue;
      this.energyKeV /= x;
      this.#turn(cosine);
      return;
    }
  }

  /** Ribberfors' impulse approximation with Brusa's profile (Nucl. Instrum. Methods A 379 (1996) 167). */
  #allowed(tables: PhotonTables, cosine: number): boolean {
    const random = this.#random;
    let draw = random.next();
    for (const { share, profile, bindingKeV } of tables.subshells) {
      draw -= share;
      if (draw >= 0) continue;
      const energy = this.energyKeV;
      if (energy <= bindingKeV) return false;
      const transfer = energy * (energy - bindingKeV) * (1 - cosine);
      const momentum =
        (transfer - electronRestKeV * bindingKeV) /
        (electronRestKeV * Math.sqrt(2 * transfer + bindingKeV * bindingKeV)) /
        fineStructure;
      const scaled = 1 + 2 * profile * Math.abs(momentum);
      const tail = 0.5 * Math.exp(0.5 - 0.5 * scaled * scaled);
      return random.next() < (momentum < 0 ? tail : 1 - tail);
    }
    return true;
  }

  #scatterCoherent({ coherentTransfer: { momenta, cumulative } }: PhotonTables): void {
    const random = this.#random;
    const a = this.energyKeV / electronRestKeV;
    const largest = upperIndex(momenta, Math.min(2 * a, momenta[momenta.length - 1] as number));
    const whole = cumulative[largest] as number;
    let cosine: number;
    do {
      const wanted = random.next() * whole;
      const i = upperIndex(cumulative, wanted);
      const low = cumulative[i - 1] as number;
      const part = (wanted - low) / ((cumulative[i] as number) - low);
      const [q0, q1] = [momenta[i - 1] as number, momenta[i] as number];
      const squared = q0 * q0 + part * (q1 * q1 - q0 * q0);
      cosine = 1 - squared / (2 * a * a);
    } while (cosine < -1 || 2 * random.next() > 1 + cosine * cosine);
    this.#turn(cosine);
  }

  #turn(cosine: number): void {
    const azimuth = 2 * Math.PI * this.#random.next();
    const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
    const across = sine * Math.cos(azimuth);
    const along = sine * Math.sin(azimuth);
    const [u, v, w] = [this.u, this.v, this.w];
    const level2 = u * u + v * v;
    if (level2 < 1e-12) {
      [this.u, this.v, this.w] = [across, along, w > 0 ? cosine : -cosine];
      return;
    }
    const level = Math.sqrt(level2);
    this.u = u * cosine + (across * u * w - along * v) / level;
    this.v = v * cosine + (across * v * w + along * u) / level;
    this.w = w * cosine - across * level;
  }
}

/** First index from 1 on whose value is not below `wanted`. */
function upperIndex(ascending: Float64Array, wanted: number): number {
  let low = 1;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

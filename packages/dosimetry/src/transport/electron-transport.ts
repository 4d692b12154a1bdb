import { electronRestKeV } from './constants.ts';
import { bremsstrahlungQuantiles, type ElectronTables, electronCutKeV } from './electron-tables.ts';
import type { Random } from './random.ts';

/** Bremsstrahlung is rare: photons are drawn this many times as often as they are sent out. */
const drawsPerPhoton = 400;

/** Takes what an electron leaves (positions in g/cm² from the start). */
export interface ElectronTally {
  deposit(energyKeV: number, x: number, y: number, z: number): void;
  /** A photon that counts `weight` times. */
  photon(
    energyKeV: number,
    x: number,
    y: number,
    z: number,
    u: number,
    v: number,
    w: number,
    weight: number,
  ): void;
}

/** Mean deflection and fraction of energy lost in one step: at half of both no voxel S value changes by 0.3 %. */
const deflectionPerStep = 0.05;
const lossPerStep = 0.05;

/**
 * Follows an electron, and those that it sets free, in a uniform medium without bounds: class II condensed history
 * with a random hinge (Salvat, PENELOPE-2018, NEA, ch. 4): soft events change direction once in a step, at a point
 * chosen evenly, by an angle that has their first and second moments; hard events are played one by one. The photons of
 * hard bremsstrahlung are drawn along the steps by their cross-section, apart from the losses: equal to them in the mean.
 */
export class ElectronTransport {
  readonly #tables: ElectronTables;
  readonly #random: Random;
  readonly #tally: ElectronTally;
  #u = 0;
  #v = 0;
  #w = 1;
  #azimuthCosine = 1;
  #azimuthSine = 0;

  constructor(tables: ElectronTables, random: Random, tally: ElectronTally) {
    this.#tables = tables;
    this.#random = random;
    this.#tally = tally;
  }

  /** Starts at a point (g/cm²) in a direction (unit vector). */
  follow(startKeV: number, x0: number, y0: number, z0: number, u0: number, v0: number, w0: number): void {
    const { grid, stopping, hardCollision, hardBremsstrahlung, transport1, transport2 } = this.#tables;
    const random = this.#random;
    const tally = this.#tally;
    let energy = startKeV;
    let x = x0;
    let y = y0;
    let z = z0;
    this.#u = u0;
    this.#v = v0;
    this.#w = w0;
    // Mean free paths to the next hard event.
    let free = -Math.log(1 - random.next());
    while (energy > electronCutKeV) {
      const position = (Math.log(energy) - grid.firstLn) * grid.perLn;
      const i = Math.min(Math.floor(position), grid.points - 2);
      const f = position - i;
      const s0 = stopping[i] as number;
      const soft = s0 + f * ((stopping[i + 1] as number) - s0);
      const t0 = transport1[i] as number;
      const inverse1 = t0 + f * ((transport1[i + 1] as number) - t0);
      const r0 = transport2[i] as number;
      const inverse2 = r0 + f * ((transport2[i + 1] as number) - r0);
      const c0 = hardCollision[i] as number;
      const collision = c0 + f * ((hardCollision[i + 1] as number) - c0);
      const b0 = hardBremsstrahlung[i] as number;
      const radiation = b0 + f * ((hardBremsstrahlung[i + 1] as number) - b0);

      let step = Math.min(deflectionPerStep / inverse1, (lossPerStep * energy) / soft);
      const perDepth = collision + radiation;
      const hard = free < step * perDepth;
      if (hard) step = free / perDepth;
      free -= step * perDepth;

      // Soft events at the energy in the middle of the step, from their slopes in ln E.
      const half = (-0.5 * step * soft * grid.perLn) / energy;
      const lost = Math.min(energy, step * (soft + half * ((stopping[i + 1] as number) - s0)));
      const middle1 = inverse1 + half * ((transport1[i + 1] as number) - t0);
      const middle2 = inverse2 + half * ((transport2[i + 1] as number) - r0);
      const hinge = random.next() * step;
      const ua = this.#u;
      const va = this.#v;
      const wa = this.#w;
      this.#scatterSoft(step * middle1, step * middle2);
      const rest = step - hinge;
      // The energy of a step is left at one point of it, chosen evenly.
      const at = random.next() * step;
      const before = Math.min(at, hinge);
      const after = at - before;
      tally.deposit(
        lost,
        x + ua * before + this.#u * after,
        y + va * before + this.#v * after,
        z + wa * before + this.#w * after,
      );
      let drawn = Math.floor(drawsPerPhoton * radiation * step + random.next());
      if (drawn > 0) {
        const first = at < hinge;
        const [u, v, w] = [this.#u, this.#v, this.#w];
        if (first) [this.#u, this.#v, this.#w] = [ua, va, wa];
        for (; drawn > 0; drawn--)
          this.#sendPhoton(
            energy - (lost * at) / step,
            x + ua * before + u * after,
            y + va * before + v * after,
            z + wa * before + w * after,
          );
        [this.#u, this.#v, this.#w] = [u, v, w];
      }
      x += ua * hinge + this.#u * rest;
      y += va * hinge + this.#v * rest;
      z += wa * hinge + this.#w * rest;
      energy -= lost;
      if (!hard || energy <= electronCutKeV) continue;
      free = -Math.log(1 - random.next());
      if (random.next() * (collision + radiation) < collision) energy = this.#collide(energy, x, y, z);
      else energy -= this.#photonEnergy(energy);
    }
    tally.deposit(energy, x, y, z);
  }

  /** Two even pieces that have the first two moments of the condensed deflection (PENELOPE-2018, eq. 4.25). */
  #scatterSoft(steps1: number, steps2: number): void {
    const mean = 0.5 * attenuated(steps1);
    const square = mean - attenuated(steps2) / 6;
    const border = (2 * mean - 3 * square) / (1 - 2 * mean);
    const below = 1 - 2 * mean + border;
    const random = this.#random;
    const draw = random.next();
    const mu =
      draw < below ? (draw / below) * border : border + ((draw - below) / (1 - below)) * (1 - border);
    this.#turn(1 - 2 * mu);
  }

  /** Møller scattering with a loss above the cut: sampled in k = W/T as 1/k², accepted by the full form. */
  #collide(energy: number, x: number, y: number, z: number): number {
    if (energy <= 2 * electronCutKeV) return energy;
    const random = this.#random;
    const tau = energy / electronRestKeV;
    const a = (tau / (tau + 1)) ** 2;
    const b = (2 * tau + 1) / (tau + 1) ** 2;
    const least = electronCutKeV / energy;
    let k: number;
    do {
      // 1/k even between 1/least and 2.
      k = 1 / (1 / least - random.next() * (1 / least - 2));
    } while (random.next() * (1 + 1.25 * a) > 1 + k * k * (a + 1 / (1 - k) ** 2 - b / (k * (1 - k))));
    const loss = k * energy;
    const primary =
      Math.sqrt((energy - loss) * (energy + 2 * electronRestKeV)) /
      Math.sqrt(energy * (energy - loss + 2 * electronRestKeV));
    const secondary =
      Math.sqrt(loss * (energy + 2 * electronRestKeV)) / Math.sqrt(energy * (loss + 2 * electronRestKeV));
    this.#drawAzimuth();
    const [u, v, w] = [this.#u, this.#v, this.#w];
    const [cosine, sine] = [this.#azimuthCosine, this.#azimuthSine];
    this.#rotate(secondary, -cosine, -sine);
    this.follow(loss, x, y, z, this.#u, this.#v, this.#w);
    [this.#u, this.#v, this.#w] = [u, v, w];
    this.#rotate(primary, cosine, sine);
    return energy - loss;
  }

  /** Energy of a hard bremsstrahlung photon of an electron. */
  #photonEnergy(energy: number): number {
    const { grid, photonQuantiles } = this.#tables;
    const i = Math.min(Math.floor((Math.log(energy) - grid.firstLn) * grid.perLn), grid.points - 2);
    const draw = this.#random.next() * bremsstrahlungQuantiles;
    const q = Math.floor(draw);
    const base = i * (bremsstrahlungQuantiles + 1) + q;
    const low = photonQuantiles[base] as number;
    const fraction = low + (draw - q) * ((photonQuantiles[base + 1] as number) - low);
    return Math.min(fraction, 1) * energy;
  }

  /**
   * Draws a photon, and keeps it with the chance of its part of the electron's energy: of those kept, all carry the
   * same energy. Dipole pattern thrown forward by the electron's speed (Salvat, PENELOPE-2018, eq. 3.168, the classical
   * limit).
   */
  #sendPhoton(energy: number, x: number, y: number, z: number): void {
    if (energy <= electronCutKeV) return;
    const random = this.#random;
    const photonKeV = this.#photonEnergy(energy);
    const part = photonKeV / energy;
    if (random.next() >= part) return;
    const [u, v, w] = [this.#u, this.#v, this.#w];
    const tau = energy / electronRestKeV;
    const beta = Math.sqrt(tau * (tau + 2)) / (tau + 1);
    let cosine: number;
    do cosine = 2 * random.next() - 1;
    while (2 * random.next() > 1 + cosine * cosine);
    this.#turn((cosine + beta) / (1 + beta * cosine));
    this.#tally.photon(photonKeV, x, y, z, this.#u, this.#v, this.#w, 1 / (drawsPerPhoton * part));
    [this.#u, this.#v, this.#w] = [u, v, w];
  }

  #turn(cosine: number): void {
    this.#drawAzimuth();
    this.#rotate(cosine, this.#azimuthCosine, this.#azimuthSine);
  }

  /** An even point of the unit circle without trigonometry (von Neumann 1951). */
  #drawAzimuth(): void {
    const random = this.#random;
    for (;;) {
      const a = 2 * random.next() - 1;
      const b = 2 * random.next() - 1;
      const squared = a * a + b * b;
      if (squared > 1 || squared < 1e-12) continue;
      const length = 1 / Math.sqrt(squared);
      this.#azimuthCosine = a * length;
      this.#azimuthSine = b * length;
      return;
    }
  }

  #rotate(cosine: number, azimuthCosine: number, azimuthSine: number): void {
    const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
    const across = sine * azimuthCosine;
    const along = sine * azimuthSine;
    const u = this.#u;
    const v = this.#v;
    const w = this.#w;
    const level2 = u * u + v * v;
    if (level2 < 1e-12) {
      this.#u = across;
      this.#v = along;
      this.#w = w > 0 ? cosine : -cosine;
      return;
    }
    const level = 1 / Math.sqrt(level2);
    this.#u = u * cosine + (across * u * w - along * v) * level;
    this.#v = v * cosine + (across * v * w + along * u) * level;
    this.#w = w * cosine - across / level;
  }
}

/** 1 − e^−x, by its series where x is small, as it is in nearly every step. */
const attenuated = (x: number): number =>
  x < 0.2 ? x * (1 - (x / 2) * (1 - (x / 3) * (1 - (x / 4) * (1 - x / 5)))) : 1 - Math.exp(-x);

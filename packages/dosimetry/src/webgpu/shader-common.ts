/**
 * Bindings, random numbers and fixed-point scores that the shaders of the dose engine share.
 *
 * Every history has a stream of its own: Philox4x32-10 (Salmon et al., SC11 (2011) 16), which maps no two counters to
 * one value, fills the 128-bit state of xoshiro128** (Blackman and Vigna, ACM Trans. Math. Softw. 47 (2021) 36) from
 * the history, batch and kind of particle as counter and the seed as key.
 *
 * Scores are 64-bit whole numbers in two words: sums of whole numbers do not depend on their order.
 */
export const commonShader = /* wgsl */ `
struct Problem {
  dims: vec3u,
  voxelCount: u32,
  sizeCm: vec3f,
  cutKeV: f32,
  firstLn: f32,
  perLn: f32,
  points: u32,
  seed: u32,
  stride: vec2u,
  sourceCount: u32,
  borderCount: u32,
  lineCount: u32,
  subshellCount: u32,
  momentumCount: u32,
  kernelBins: u32,
  coefficientsAt: u32,
  subshellsAt: u32,
  momentaAt: u32,
  transferAt: u32,
  linesAt: u32,
  radiationAt: u32,
  thresholdsAt: u32,
  radiatedAt: u32,
  kernelsAt: u32,
  rangesAt: u32,
  photonUnits: f32,
  rayUnits: f32,
  quantum: f32,
}

struct Dispatch {
  first: u32,
  end: u32,
  batch: u32,
  batches: u32,
}

@group(0) @binding(0) var<uniform> problem: Problem;
@group(0) @binding(1) var<uniform> part: Dispatch;
/** Density, its last 8 bits replaced by the material: within 2^-16 of what it was. */
@group(0) @binding(2) var<storage, read> voxels: array<u32>;
@group(0) @binding(3) var<storage, read> words: array<u32>;
@group(0) @binding(4) var<storage, read> sources: array<u32>;
@group(0) @binding(5) var<storage, read> borders: array<u32>;
@group(0) @binding(6) var<storage, read_write> score: array<atomic<u32>>;
@group(0) @binding(7) var<storage, read_write> escaped: array<atomic<u32>>;
@group(0) @binding(8) var<storage, read_write> result: array<f32>;

const escapeSlots = 256u;

var<private> state: vec4u;

fn mulHigh(a: u32, b: u32) -> u32 {
  let al = a & 0xffffu;
  let ah = a >> 16u;
  let bl = b & 0xffffu;
  let bh = b >> 16u;
  let middle = ah * bl + ((al * bl) >> 16u);
  let cross = al * bh + (middle & 0xffffu);
  return ah * bh + (middle >> 16u) + (cross >> 16u);
}

fn philox(counter: vec4u, key: vec2u) -> vec4u {
  var c = counter;
  var k = key;
  for (var round = 0; round < 10; round++) {
    c = vec4u(
      mulHigh(0xcd9e8d57u, c.z) ^ c.y ^ k.x,
      0xcd9e8d57u * c.z,
      mulHigh(0xd2511f53u, c.x) ^ c.w ^ k.y,
      0xd2511f53u * c.x,
    );
    k += vec2u(0x9e3779b9u, 0xbb67ae85u);
  }
  return c;
}

fn seedStream(history: u32, batch: u32, kind: u32) {
  state = philox(vec4u(history, batch, kind, 0u), vec2u(problem.seed, 0u));
}

fn nextBits() -> u32 {
  let five = state.y * 5u;
  let bits = ((five << 7u) | (five >> 25u)) * 9u;
  let shifted = state.y << 9u;
  state.z ^= state.x;
  state.w ^= state.y;
  state.y ^= state.z;
  state.x ^= state.w;
  state.z ^= shifted;
  state.w = (state.w << 11u) | (state.w >> 21u);
  return bits;
}

/** Uniform on [0, 1) in steps of 2^-24. */
fn drawn() -> f32 {
  return f32(nextBits() >> 8u) * 5.9604644775390625e-8;
}

/** An even point of the unit circle without trigonometry (von Neumann 1951), whose precision WGSL leaves open. */
fn evenAzimuth() -> vec2f {
  loop {
    let point = 2.0 * vec2f(drawn(), drawn()) - 1.0;
    let squared = dot(point, point);
    if (squared <= 1.0 && squared > 1e-8) { return point * inverseSqrt(squared); }
  }
}

fn evenDirection() -> vec3f {
  let w = 2.0 * drawn() - 1.0;
  return vec3f(sqrt(max(0.0, 1.0 - w * w)) * evenAzimuth(), w);
}

fn real(at: u32) -> f32 {
  return bitcast<f32>(words[at]);
}

fn densityOf(voxel: u32) -> f32 {
  return bitcast<f32>(voxel & 0xffffff00u);
}

fn cellOf(voxel: u32) -> vec3i {
  let row = voxel / problem.dims.x;
  return vec3i(vec3u(voxel - row * problem.dims.x, row % problem.dims.y, row / problem.dims.y));
}

fn isInside(cell: vec3i) -> bool {
  return all(cell >= vec3i(0)) && all(cell < vec3i(problem.dims));
}

fn voxelAt(cell: vec3i) -> u32 {
  return u32(cell.x) + problem.dims.x * (u32(cell.y) + problem.dims.y * u32(cell.z));
}

/** A positive number as low and high word. */
fn twoWords(value: f32) -> vec2u {
  let high = floor(value * 2.3283064365386963e-10);
  return vec2u(u32(value - high * 4294967296.0 + 0.5), u32(high));
}

fn deposit(at: u32, units: f32) {
  let value = twoWords(units);
  if (value.x == 0u && value.y == 0u) { return; }
  let before = atomicAdd(&score[2u * at], value.x);
  let high = value.y + select(0u, 1u, before + value.x < before);
  if (high != 0u) { atomicAdd(&score[2u * at + 1u], high); }
}

fn escape(history: u32, batch: u32, units: f32) {
  let value = twoWords(units);
  let at = 2u * (batch * escapeSlots + history % escapeSlots);
  let before = atomicAdd(&escaped[at], value.x);
  let high = value.y + select(0u, 1u, before + value.x < before);
  if (high != 0u) { atomicAdd(&escaped[at + 1u], high); }
}
`;

/**
 * Photons by ray tracing with the track-length estimator, as in transport/photon-transport.ts, one invocation a
 * history. A place is kept as a voxel and a place within it, so that single precision does not wear off with the
 * size of the grid.
 */
export const photonShader = /* wgsl */ `
const electronRestKeV = 510.99895;
const inverseFineStructure = 137.035999;

struct Photon {
  cell: vec3i,
  place: vec3f,
  direction: vec3f,
  energyKeV: f32,
}

const gone = 0u;
const scattered = 1u;
const annihilated = 2u;

var<private> scoreAt: u32;
var<private> photon: Photon;

/** First of the 'count' ascending words from 'at' that is above 'value'; 'count' where none is. */
fn firstAbove(at: u32, count: u32, value: u32) -> u32 {
  var low = 0u;
  var high = count;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (words[at + middle] <= value) { low = middle + 1u; } else { high = middle; }
  }
  return low;
}

/** First index from 1 on of 'count' ascending numbers from 'at' whose value is not below 'wanted'. */
fn upperIndex(at: u32, count: u32, wanted: f32) -> u32 {
  var low = 1u;
  var high = count - 1u;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (real(at + middle) < wanted) { low = middle + 1u; } else { high = middle; }
  }
  return low;
}

/** Where a history starts: decays are drawn evenly along the map, in 64-bit fractions of all decays. */
fn sourceVoxel(history: u32, batch: u32) -> u32 {
  let offset = vec2u(words[2u * batch], words[2u * batch + 1u]);
  let product = history * problem.stride.x;
  let low = product + offset.x;
  let high = mulHigh(history, problem.stride.x) + history * problem.stride.y + offset.y
    + select(0u, 1u, low < product);
  var first = 0u;
  var last = problem.sourceCount - 1u;
  while (first < last) {
    let middle = (first + last) / 2u;
    let passed = vec2u(sources[3u * middle], sources[3u * middle + 1u]);
    if (passed.y < high || (passed.y == high && passed.x <= low)) { first = middle + 1u; } else { last = middle; }
  }
  return sources[3u * first + 2u];
}

/** Sets the photon of a history off; false where the decay's medium radiates none. */
fn emit(voxel: u32) -> bool {
  let draw = nextBits();
  photon.cell = cellOf(voxel);
  photon.place = vec3f(drawn(), drawn(), drawn()) * problem.sizeCm;
  let direction = evenDirection();
  photon.direction = direction;
  let line = firstAbove(problem.linesAt, problem.lineCount, draw);
  if (line < problem.lineCount) {
    photon.energyKeV = real(problem.linesAt + problem.lineCount + line);
    return true;
  }
  let at = problem.radiationAt + 2u * (voxels[voxel] & 0xffu);
  let first = words[at];
  let count = words[at + 1u];
  let chosen = firstAbove(problem.thresholdsAt + first, count, draw);
  if (chosen == count) { return false; }
  // The electron's path is turned as a whole to an even direction.
  let record = problem.radiatedAt + 7u * (first + chosen);
  photon.energyKeV = real(record);
  let across = evenAzimuth();
  let side = perpendicular(direction);
  let u = across.x * side + across.y * cross(direction, side);
  let turn = mat3x3f(u, cross(direction, u), direction);
  let moved = turn * vec3f(real(record + 1u), real(record + 2u), real(record + 3u));
  photon.direction = normalize(turn * vec3f(real(record + 4u), real(record + 5u), real(record + 6u)));
  let place = photon.place + moved / densityOf(voxels[voxel]);
  let cells = floor(place / problem.sizeCm);
  photon.cell += vec3i(cells);
  photon.place = clamp(place - cells * problem.sizeCm, vec3f(0.0), problem.sizeCm);
  return true;
}

/** A unit vector across a direction. */
fn perpendicular(direction: vec3f) -> vec3f {
  let axis = select(vec3f(1.0, 0.0, 0.0), vec3f(0.0, 0.0, 1.0), abs(direction.z) < 0.7);
  return normalize(cross(direction, axis));
}

/** Address of a material's coefficients at the table's point below the photon's energy, and the part of the way on. */
fn coefficientsAt(material: u32, position: f32) -> u32 {
  return problem.coefficientsAt + 5u * (material * problem.points + u32(position));
}

fn tablePosition() -> f32 {
  return clamp((log(photon.energyKeV) - problem.firstLn) * problem.perLn, 0.0, f32(problem.points) - 1.001);
}

fn between(at: u32, fraction: f32) -> f32 {
  let low = real(at);
  return low + fraction * (real(at + 5u) - low);
}

/** Flies to the next collision; false when the photon leaves the grid. */
fn fly() -> bool {
  if (!isInside(photon.cell)) { return false; }
  let start = photon.cell;
  var cell = start;
  let forward = photon.direction > vec3f(0.0);
  let sign = select(vec3i(-1), vec3i(1), forward);
  let slope = max(abs(photon.direction), vec3f(1e-20));
  let perCell = problem.sizeCm / slope;
  var next = select(photon.place, problem.sizeCm - photon.place, forward) / slope;
  let strides = sign * vec3i(1, i32(problem.dims.x), i32(problem.dims.x * problem.dims.y));
  let position = tablePosition();
  let fraction = fract(position);
  let units = photon.energyKeV * problem.photonUnits;
  var voxel = i32(voxelAt(cell));
  var material = 256u;
  var attenuation = 0.0;
  var energyTransfer = 0.0;
  var depth = -log(1.0 - drawn());
  var flown = 0.0;
  loop {
    let here = voxels[voxel];
    if ((here & 0xffu) != material) {
      material = here & 0xffu;
      let at = coefficientsAt(material, position);
      attenuation = between(at, fraction);
      energyTransfer = between(at + 1u, fraction);
    }
    let nearest = min(next.x, min(next.y, next.z));
    let length = max(0.0, nearest - flown);
    let perCm = densityOf(here) * attenuation;
    let optical = perCm * length;
    if (optical > depth) {
      let path = depth / perCm;
      deposit(scoreAt + u32(voxel), units * path * energyTransfer);
      let way = (flown + path) * photon.direction - vec3f(cell - start) * problem.sizeCm;
      photon.place = clamp(photon.place + way, vec3f(0.0), problem.sizeCm);
      photon.cell = cell;
      return true;
    }
    depth -= optical;
    deposit(scoreAt + u32(voxel), units * length * energyTransfer);
    flown = nearest;
    if (next.x == nearest) {
      cell.x += sign.x;
      if (cell.x < 0 || cell.x >= i32(problem.dims.x)) { return false; }
      voxel += strides.x;
      next.x += perCell.x;
    } else if (next.y == nearest) {
      cell.y += sign.y;
      if (cell.y < 0 || cell.y >= i32(problem.dims.y)) { return false; }
      voxel += strides.y;
      next.y += perCell.y;
    } else {
      cell.z += sign.z;
      if (cell.z < 0 || cell.z >= i32(problem.dims.z)) { return false; }
      voxel += strides.z;
      next.z += perCell.z;
    }
  }
}

/** Plays the collision; what the photon loses is in the kerma already. */
fn collide() -> u32 {
  let material = voxels[voxelAt(photon.cell)] & 0xffu;
  let position = tablePosition();
  let fraction = fract(position);
  let at = coefficientsAt(material, position);
  let draw = drawn();
  if (draw < between(at + 2u, fraction)) {
    scatterIncoherent(material);
    return scattered;
  }
  if (draw < between(at + 3u, fraction)) {
    scatterCoherent(material);
    return scattered;
  }
  if (draw >= between(at + 4u, fraction)) { return gone; }
  return annihilated;
}

/** Klein–Nishina by Kahn's method; refused by the subshell's occupation where binding forbids the transfer. */
fn scatterIncoherent(material: u32) {
  let a = photon.energyKeV / electronRestKeV;
  loop {
    let draws = vec3f(drawn(), drawn(), drawn());
    var x: f32;
    var backward: f32; // 1 − cos θ
    if (draws.x * (2.0 * a + 9.0) < 2.0 * a + 1.0) {
      x = 1.0 + 2.0 * a * draws.y;
      if (draws.z > 4.0 * (1.0 / x - 1.0 / (x * x))) { continue; }
      backward = 2.0 * draws.y;
    } else {
      x = (1.0 + 2.0 * a) / (1.0 + 2.0 * a * draws.y);
      backward = 2.0 * (1.0 - draws.y) / (1.0 + 2.0 * a * draws.y);
      let cosine = 1.0 - backward;
      if (draws.z > 0.5 * (cosine * cosine + 1.0 / x)) { continue; }
    }
    if (!isAllowed(material, backward)) { continue; }
    photon.energyKeV /= x;
    turnBy(1.0 - backward);
    return;
  }
}

/** Ribberfors' impulse approximation with Brusa's profile (Nucl. Instrum. Methods A 379 (1996) 167). */
fn isAllowed(material: u32, backward: f32) -> bool {
  let at = problem.subshellsAt + 3u * material * problem.subshellCount;
  let draw = nextBits();
  let shell = firstAbove(at, problem.subshellCount, draw);
  if (shell == problem.subshellCount) { return true; }
  let profile = real(at + problem.subshellCount + shell);
  let bindingKeV = real(at + 2u * problem.subshellCount + shell);
  let energy = photon.energyKeV;
  if (energy <= bindingKeV) { return false; }
  let transferred = energy * (energy - bindingKeV) * backward;
  let momentum = (transferred - electronRestKeV * bindingKeV)
    / (electronRestKeV * sqrt(2.0 * transferred + bindingKeV * bindingKeV)) * inverseFineStructure;
  let scaled = 1.0 + 2.0 * profile * abs(momentum);
  let tail = 0.5 * exp(max(-80.0, 0.5 - 0.5 * scaled * scaled));
  return drawn() < select(1.0 - tail, tail, momentum < 0.0);
}

fn scatterCoherent(material: u32) {
  let a = photon.energyKeV / electronRestKeV;
  let momenta = problem.momentaAt;
  let cumulative = problem.transferAt + material * problem.momentumCount;
  let count = problem.momentumCount;
  let largest = upperIndex(momenta, count, min(2.0 * a, real(momenta + count - 1u)));
  let whole = real(cumulative + largest);
  var cosine: f32;
  loop {
    let wanted = drawn() * whole;
    let i = upperIndex(cumulative, count, wanted);
    let low = real(cumulative + i - 1u);
    let inside = (wanted - low) / (real(cumulative + i) - low);
    let q0 = real(momenta + i - 1u);
    let q1 = real(momenta + i);
    cosine = 1.0 - (q0 * q0 + inside * (q1 * q1 - q0 * q0)) / (2.0 * a * a);
    if (cosine >= -1.0 && 2.0 * drawn() <= 1.0 + cosine * cosine) { break; }
  }
  turnBy(cosine);
}

fn turnBy(cosine: f32) {
  let azimuth = evenAzimuth();
  let sine = sqrt(max(0.0, 1.0 - cosine * cosine));
  let d = photon.direction;
  let side = perpendicular(d);
  photon.direction =
    normalize(cosine * d + sine * (azimuth.x * side + azimuth.y * cross(d, side)));
}

@compute @workgroup_size(64)
fn followPhotons(@builtin(global_invocation_id) id: vec3u) {
  let history = part.first + id.x;
  if (history >= part.end) { return; }
  seedStream(history, part.batch + id.y, 1u);
  scoreAt = id.y * problem.voxelCount;
  if (!emit(sourceVoxel(history, id.y))) { return; }
  var escapedKeV = 0.0;
  var twin: Photon;
  var hasTwin = false;
  loop {
    var outcome = gone;
    if (photon.energyKeV <= problem.cutKeV) {
      // The rest is left where it is; without mass there is nothing to take it.
      let voxel = voxelAt(clamp(photon.cell, vec3i(0), vec3i(problem.dims) - 1));
      let density = densityOf(voxels[voxel]);
      if (isInside(photon.cell) && density > 0.0) {
        deposit(scoreAt + voxel, photon.energyKeV * problem.photonUnits / density);
      } else {
        escapedKeV += photon.energyKeV;
      }
    } else if (fly()) {
      outcome = collide();
    } else {
      escapedKeV += photon.energyKeV;
    }
    if (outcome == scattered) { continue; }
    if (outcome == annihilated) {
      // The positron of a pair stops where it was made: two photons of the electron's rest energy, back to back.
      photon.energyKeV = electronRestKeV;
      photon.direction = evenDirection();
      twin = photon;
      twin.direction = -photon.direction;
      hasTwin = true;
      continue;
    }
    if (!hasTwin) { break; }
    photon = twin;
    hasTwin = false;
  }
  if (escapedKeV > 0.0) { escape(history, id.y, escapedKeV * problem.photonUnits); }
}
`;

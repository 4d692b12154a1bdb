/** Electrons near a border as rays that carry their point kernel, as in transport/electron-rays.ts. */
export const electronShader = /* wgsl */ `
/** Energy within a depth of the decay, keV: linear in the square root of the depth between bins. */
fn energyWithin(kernel: u32, depth: f32) -> f32 {
  let position = sqrt(depth / real(kernel)) * f32(problem.kernelBins);
  let i = min(u32(position), problem.kernelBins - 1u);
  let low = real(kernel + 1u + i);
  return low + min(1.0, position - f32(i)) * (real(kernel + 2u + i) - low);
}

/** The border voxel that a ray belongs to. */
fn borderOf(ray: u32) -> u32 {
  var low = 0u;
  var high = problem.borderCount - 1u;
  while (low < high) {
    let middle = (low + high + 1u) / 2u;
    if (borders[3u * middle] <= ray) { low = middle; } else { high = middle - 1u; }
  }
  return low;
}

@compute @workgroup_size(64)
fn castRays(@builtin(global_invocation_id) id: vec3u) {
  let ray = part.first + id.x;
  if (ray >= part.end) { return; }
  seedStream(ray, part.batch + id.y, 2u);
  let scoreAt = id.y * problem.voxelCount;
  let border = borderOf(ray);
  let source = borders[3u * border + 1u];
  let units = bitcast<f32>(borders[3u * border + 2u]) * problem.rayUnits;
  var cell = cellOf(source);
  var voxel = i32(source);
  let medium = voxels[source] & 0xffu;
  let kernel = problem.kernelsAt + medium * (problem.kernelBins + 2u);
  let reach = real(kernel);
  let range = real(problem.rangesAt + medium);
  let direction = evenDirection();
  let sign = select(vec3i(-1), vec3i(1), direction > vec3f(0.0));
  let strides = sign * vec3i(1, i32(problem.dims.x), i32(problem.dims.x * problem.dims.y));
  let perCell = problem.sizeCm / max(abs(direction), vec3f(1e-20));
  var next = vec3f(drawn(), drawn(), drawn()) * perCell;
  var flown = 0.0;
  var depth = 0.0;
  var left = 0.0;
  loop {
    let here = voxels[voxel];
    let density = densityOf(here);
    let nearest = min(next.x, min(next.y, next.z));
    depth += (nearest - flown) * density * range / real(problem.rangesAt + (here & 0xffu));
    let within = energyWithin(kernel, depth);
    if (density > 0.0) { deposit(scoreAt + u32(voxel), max(0.0, within - left) * units / density); }
    if (depth >= reach) { return; }
    left = within;
    flown = nearest;
    if (next.x == nearest) {
      cell.x += sign.x;
      voxel += strides.x;
      next.x += perCell.x;
    } else if (next.y == nearest) {
      cell.y += sign.y;
      voxel += strides.y;
      next.y += perCell.y;
    } else {
      cell.z += sign.z;
      voxel += strides.z;
      next.z += perCell.z;
    }
    if (!isInside(cell)) { break; }
  }
  escape(ray, id.y, max(0.0, real(kernel + 1u + problem.kernelBins) - left) * units);
}
`;

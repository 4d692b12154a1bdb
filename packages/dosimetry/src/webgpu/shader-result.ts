/** Turns fixed-point scores into keV cm³/g. */
export const resultShader = /* wgsl */ `
@compute @workgroup_size(64)
fn toReal(@builtin(global_invocation_id) id: vec3u) {
  let at = id.x + 64u * 65535u * id.y;
  if (at >= part.batches * problem.voxelCount) { return; }
  let low = f32(atomicLoad(&score[2u * at]));
  let high = f32(atomicLoad(&score[2u * at + 1u]));
  result[at] = (high * 4294967296.0 + low) * problem.quantum;
}
`;

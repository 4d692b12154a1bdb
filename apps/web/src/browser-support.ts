/** Built-ins that the pages rely on and that older browsers lack, by name. */
export function lacking(globals: object): string[] {
  return ['Temporal', 'BroadcastChannel'].filter((name) => !(name in globals));
}

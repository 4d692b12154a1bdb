import { keyNames } from './say-keys.ts';

export function KeysText({ keys }: { keys: string }) {
  return (
    <span className="keys">
      {keyNames(keys).map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice, and the order never changes
        <kbd key={index}>{name}</kbd>
      ))}
    </span>
  );
}

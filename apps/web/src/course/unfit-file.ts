import { documentLimits, documentMediaTypes } from '@lutetia/contract';

/** Why a file cannot be sent, said before it is; null where the server may judge it. */
export function unfitFile({
  size,
  type,
}: Pick<File, 'size' | 'type'>): 'empty' | 'too-large' | 'other-type' | null {
  if (size === 0) return 'empty';
  if (size > documentLimits.bytes) return 'too-large';
  // Where the device does not know a type, the server looks at the bytes.
  if (type !== '' && !documentMediaTypes.some((one) => one === type)) return 'other-type';
  return null;
}

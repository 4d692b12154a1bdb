/** Scripts of which one character can be a whole name, and two a whole person. */
const namesInCharacters = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** `Specimen, Arif` → `S. A.`; `示例, 甲` → `示＊`, since `示. 甲.` would say the given name. */
export function initials(name: string): string {
  const firsts = name.split(', ').map((part) => [...part].slice(0, 1).join(''));
  if (namesInCharacters.test(name)) return `${firsts[0]}＊`;
  return firsts.map((first) => `${first}.`).join(' ');
}

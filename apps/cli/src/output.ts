/** What a command prints: one JSON document with `--json`, else lines for people. */
export type Output = {
  answer(value: unknown, lines: readonly string[], options: { json?: boolean | undefined }): void;
};

/** For people: six significant digits are more than any calibrator gives. JSON stays exact. */
export const six = (value: number): string => String(Number(value.toPrecision(6)));

export function outputTo(write: (text: string) => void): Output {
  return {
    answer(value, lines, options) {
      write(options.json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
    },
  };
}

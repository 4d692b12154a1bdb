/** Draws how far a long run is and how long it will still take, on a terminal; elsewhere it is silent. */
export function progressBar(label: string): { show: (done: number) => void; clear: () => void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  const started = performance.now();
  const width = 30;
  return {
    show(done) {
      const seconds = (performance.now() - started) / 1000;
      const left = done > 0 ? Math.ceil((seconds * (1 - done)) / done) : null;
      const filled = Math.round(width * Math.min(1, done));
      stderr.write(
        `\r${label} [${'█'.repeat(filled)}${'░'.repeat(width - filled)}] ${Math.floor(100 * Math.min(1, done))} %${left === null ? '' : `, ${left} s left`}   `,
      );
    },
    clear: () => stderr.write('\r\u001b[K'),
  };
}

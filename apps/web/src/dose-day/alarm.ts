const remembered = 'lutetia.dose-day.sound';

/** Three tones, twice: heard beside a pump. */
const tones = [0, 0.28, 0.56, 1.3, 1.58, 1.86];
const toneSeconds = 0.2;

let context: AudioContext | null = null;

/** A browser lets a page sound after it was touched; before that the context waits. */
function audio(): AudioContext | null {
  if (!('AudioContext' in globalThis)) return null;
  context ??= new AudioContext();
  return context;
}

export async function wakeSound(): Promise<boolean> {
  const here = audio();
  if (here === null) return false;
  // Before the first touch some browsers leave this unanswered.
  const woken = here.resume().catch(() => undefined);
  await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, 300))]);
  return here.state === 'running';
}

/**
 * Sounds after so many seconds, by the clock of the sound card: a tab whose timers sleep sounds all the same.
 *
 * @returns takes it back
 */
export function soundIn(seconds: number): () => void {
  const here = audio();
  if (here === null || here.state !== 'running') return () => undefined;
  const begin = here.currentTime + Math.max(0, seconds);
  const sources = tones.map((offset, index) => {
    const [tone, volume] = [here.createOscillator(), here.createGain()];
    tone.type = 'square';
    tone.frequency.value = index % 3 === 2 ? 1320 : 990;
    volume.gain.value = 0.3;
    tone.connect(volume).connect(here.destination);
    tone.start(begin + offset);
    tone.stop(begin + offset + toneSeconds);
    return tone;
  });
  return () => {
    for (const source of sources) source.disconnect();
  };
}

/** Where the device can, it shakes. */
export function shake(): void {
  if ('vibrate' in navigator) navigator.vibrate([300, 150, 300, 150, 600]);
}

export const soundWanted = (): boolean => localStorage.getItem(remembered) !== 'off';
export const rememberSound = (on: boolean): void => localStorage.setItem(remembered, on ? 'on' : 'off');

/** A short tone, so that a look at the injection site is not forgotten. Silent where the browser has no sound. */
export function beep(): void {
  if (!('AudioContext' in globalThis)) return;
  const context = new AudioContext();
  const tone = context.createOscillator();
  const volume = context.createGain();
  volume.gain.value = 0.25;
  tone.frequency.value = 880;
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.35);
  tone.onended = () => void context.close();
}

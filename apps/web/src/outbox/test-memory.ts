/** A device's storage that is gone with the test. */
export class Memory implements Storage {
  readonly #map = new Map<string, string>();
  get length() {
    return this.#map.size;
  }
  key = (index: number) => [...this.#map.keys()][index] ?? null;
  getItem = (key: string) => this.#map.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#map.set(key, value);
  removeItem = (key: string) => void this.#map.delete(key);
  clear = () => this.#map.clear();
}

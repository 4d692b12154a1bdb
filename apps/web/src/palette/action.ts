/** Something that can be done from where the reader is, by its key or from the palette. */
export interface Action {
  readonly id: string;
  /** `act`: on the course being looked at; `go`: to a page; `page`: on this page; `device`: how this device shows it. */
  readonly group: 'act' | 'go' | 'page' | 'device';
  readonly label: string;
  /** The label in the other language, so that it is found by either. */
  readonly also?: string;
  /** A key, or two one after the other: `g w`, `?`, `L`. */
  readonly keys?: string;
  /** Goes on while the key is held down. */
  readonly repeats?: true;
  /** Known by its key alone; the palette does not list it. */
  readonly keyOnly?: true;
  readonly run: () => void;
}

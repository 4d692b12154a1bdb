/** A field of a form, read from the schema of the act that the form records. */
export type Field = FieldTraits & FieldKind;

interface FieldTraits {
  /** Property name in its object; the label is translated under `field.<name>`. */
  readonly name: string;
  /** Must be answered. */
  readonly required: boolean;
  /** `null` is an answer: "not known". */
  readonly nullable: boolean;
  /** Value that the schema puts in when the field is left empty. */
  readonly fallback: unknown;
}

/** Lists that the site's own data fill. */
export const namedSources = [
  'lane',
  'meter',
  'calibrator',
  'device',
  'user',
  'colleague',
  'eligibility-pack',
  'set-up-list',
] as const;
export type NamedSource = (typeof namedSources)[number];

export type FieldKind =
  | { readonly kind: 'text'; readonly format: 'plain' | 'long' | 'email' | 'scan' }
  | {
      readonly kind: 'number';
      readonly integer: boolean;
      readonly unit: string | null;
      readonly minimum: number | null;
      readonly maximum: number | null;
      /** Of the table of laboratory quantities; null for all other numbers. */
      readonly quantity: string | null;
      readonly part: 'value' | 'limit';
    }
  | { readonly kind: 'money' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'time-zone' | 'country' | 'language' | 'currency' }
  | { readonly kind: 'named'; readonly source: NamedSource }
  | { readonly kind: 'named-list'; readonly source: NamedSource }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly item: Field }
  /** What was typed in other units than the stored ones: kept by the fields around it. */
  | { readonly kind: 'as-reported' }
  /** Known to whoever opens the form (a stored file, an order): kept as it is, never asked for. */
  | { readonly kind: 'carried' }
  /** The body of an earlier event: its own form stands in its place. */
  | { readonly kind: 'correction' };

export type FieldOf<K extends FieldKind['kind']> = Field & { readonly kind: K };

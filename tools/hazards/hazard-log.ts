export const severities = ['catastrophic', 'critical', 'serious', 'minor', 'negligible'] as const;

export interface Incident {
  readonly report: string;
  readonly what: string;
  /** Where the report was read; null when only its number is known. */
  readonly address: string | null;
}

export interface Control {
  readonly id: string;
  readonly what: string;
  /** Files that hold the control. */
  readonly where: readonly string[];
  /** Gates of the course that belong to the control. */
  readonly gates: readonly string[];
  /** `file › describe › test`, as the tests name themselves. */
  readonly tests: readonly string[];
}

export interface Hazard {
  readonly id: string;
  readonly hazard: string;
  readonly harm: string;
  readonly severity: (typeof severities)[number];
  readonly incidents: readonly Incident[];
  readonly controls: readonly Control[];
  readonly residual: string;
}

export interface HazardLog {
  readonly version: 1;
  readonly hazards: readonly Hazard[];
}

type Shape = (value: unknown, path: string, faults: string[]) => void;

const text =
  (pattern = /\S/): Shape =>
  (value, path, faults) => {
    if (typeof value !== 'string' || !pattern.test(value))
      faults.push(`${path}: text expected (${pattern.source})`);
  };

const nullable =
  (shape: Shape): Shape =>
  (value, path, faults) => {
    if (value !== null) shape(value, path, faults);
  };

const list =
  (shape: Shape): Shape =>
  (value, path, faults) => {
    if (!Array.isArray(value)) faults.push(`${path}: list expected`);
    else for (const [index, item] of value.entries()) shape(item, `${path}[${index}]`, faults);
  };

const object =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value, path, faults) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      faults.push(`${path}: object expected`);
      return;
    }
    const given = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(given)) if (!(key in fields)) faults.push(`${path}.${key}: unknown field`);
    for (const [key, shape] of Object.entries(fields)) shape(given[key], `${path}.${key}`, faults);
  };

const hazardShape = object({
  id: text(/^H-\d\d$/),
  hazard: text(),
  harm: text(),
  severity: text(new RegExp(`^(${severities.join('|')})$`)),
  incidents: list(object({ report: text(), what: text(), address: nullable(text()) })),
  controls: list(
    object({
      id: text(/^C-\d\d$/),
      what: text(),
      where: list(text()),
      gates: list(text(/^[a-z-]+\.[a-z-]+$/)),
      tests: list(text(/^\S+\.test\.tsx? › \S/)),
    }),
  ),
  residual: text(),
});

const one: Shape = (value, path, faults) => {
  if (value !== 1) faults.push(`${path}: 1 expected`);
};

const logShape = object({ version: one, hazards: list(hazardShape) });

/** Reads docs/hazard-log.json. Throws with every fault of form at once. */
export function parseHazardLog(json: string): HazardLog {
  const value: unknown = JSON.parse(json);
  const faults: string[] = [];
  logShape(value, 'log', faults);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return value as HazardLog;
}

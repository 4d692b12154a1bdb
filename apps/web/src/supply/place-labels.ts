export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Label {
  /** The point that it names. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const gap = 4;
const distances = [12, 26, 44, 66, 92, 124, 160, 200, 250, 310];
const directions = Array.from({ length: 16 }, (_, step) => (step * Math.PI) / 8);

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap;

/**
 * Puts labels near their points, the first ones nearest, so that none covers another or anything in `taken`;
 * null for one that finds no room inside `width` × `height`.
 */
export function placeLabels(
  labels: readonly Label[],
  taken: readonly Box[],
  { width, height }: { width: number; height: number },
): readonly (Box | null)[] {
  const used = [...taken];
  return labels.map((label) => {
    const box = distances
      .flatMap((distance) => directions.map((angle) => beside(label, distance, angle)))
      .find(
        (one) =>
          one.x >= 0 &&
          one.y >= 0 &&
          one.x + one.width <= width &&
          one.y + one.height <= height &&
          used.every((other) => !overlap(one, other)),
      );
    if (box === undefined) return null;
    used.push(box);
    return box;
  });
}

/** The box whose nearest edge lies at a distance from the label's point, in a direction. */
function beside({ x, y, width, height }: Label, distance: number, angle: number): Box {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: x + dx * (distance + width / 2) - width / 2,
    y: y + dy * (distance + height / 2) - height / 2,
    width,
    height,
  };
}

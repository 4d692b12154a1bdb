type Point = readonly [i: number, j: number];

/** Right, down, left, up: each turned a quarter from the one before. */
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * The closed outlines of a plane's pixels along their borders, in pixel coordinates (a pixel's centre is whole, its border half
 * a step away), only the corners. The inside lies to the right, so holes run the other way; pixels that only touch at a corner
 * have outlines of their own. With the odd-even rule the outlines give the same pixels back.
 */
export function traceOutlines(plane: Uint8Array, nx: number, ny: number): Point[][] {
  const inside = (i: number, j: number): boolean =>
    i >= 0 && j >= 0 && i < nx && j < ny && plane[j * nx + i] === 1;
  // A border from corner (i, j), the upper left of pixel (i, j), in a direction, with a pixel to its right and none to its left.
  const border = (i: number, j: number, direction: number): boolean => {
    const right = [inside(i, j), inside(i - 1, j), inside(i - 1, j - 1), inside(i, j - 1)];
    return right[direction] === true && right[(direction + 3) % 4] === false;
  };
  const done = new Set<number>();
  const key = (i: number, j: number, direction: number): number => (j * (nx + 1) + i) * 4 + direction;
  const outlines: Point[][] = [];
  for (let j = 0; j <= ny; j++)
    for (let i = 0; i <= nx; i++) {
      // Every outline has a border that runs right: the upper edge of its highest pixels, or the lower edge of a hole.
      if (!border(i, j, 0) || done.has(key(i, j, 0))) continue;
      const outline: Point[] = [];
      let [x, y, direction] = [i, j, 0];
      do {
        done.add(key(x, y, direction));
        const [dx, dy] = steps[direction] ?? [0, 0];
        [x, y] = [x + dx, y + dy];
        // Right first: pixels that touch at a corner stay apart.
        const next = [1, 0, 3].map((turn) => (direction + turn) % 4).find((turn) => border(x, y, turn));
        if (next === undefined) throw new RangeError(`the outline ends at ${x}, ${y}`);
        if (next !== direction) outline.push([x - 0.5, y - 0.5]);
        direction = next;
      } while (x !== i || y !== j || direction !== 0);
      outlines.push(outline);
    }
  return outlines;
}

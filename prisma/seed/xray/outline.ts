/** Corners of an outline: x, y, x, y, … */
export type Corners = readonly number[]

/** Where a level line meets the outline, from left to right. */
export function crossings(corners: Corners, y: number): number[] {
  const found: number[] = []
  for (const [ax, ay, bx, by] of sides(corners))
    if (by > y !== ay > y) found.push(((ax - bx) * (y - by)) / (ay - by) + bx)
  return found.sort((a, b) => a - b)
}

/** Its sides from corner to corner, each as x, y, x, y. */
export function sides(corners: Corners): [number, number, number, number][] {
  const at = (place: number) => corners[place % corners.length] as number
  const count = corners.length / 2
  return Array.from({ length: count }, (_, side) => {
    const place = 2 * (side + count - 1)
    return [at(place), at(place + 1), at(place + 2), at(place + 3)]
  })
}

import type { Obstacle, Pictures } from '../../src/reply/picture.ts'

/** Pictures that take no time: all are drawn alike, or none because of an obstacle. */
export function createPlainPictures(obstacle?: Obstacle): Pictures {
  return {
    findObstacle: async () => Promise.resolve(obstacle),
    draw: async () => Promise.resolve(new Uint8Array()),
  }
}

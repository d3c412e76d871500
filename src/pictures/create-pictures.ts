import type { Logger } from 'pino'
import type { Obstacle, Picture, Pictures, Theme } from '../reply/picture.ts'
import { canvas, onPaper, type Stack } from './canvas.ts'
import { layOutBars } from './lay-out-bars.ts'
import { layOutQuotation } from './lay-out-quotation.ts'
import { type Colours, themes } from './themes.ts'
import { loadTypesetter, type Typesetter } from './typesetter.ts'

/** Pictures that are kept once they are drawn; each has some fifty kilobytes. A digest goes to many channels. */
const KEPT = 60

interface PicturesOptions {
  readonly log?: Pick<Logger, 'error'>
  /** Loads what drawing takes; rejects where that is not to be had, as on a machine without a prebuilt resvg. */
  readonly load?: () => Promise<Typesetter>
}

/** Draws pictures; what that takes is loaded with the first of them. */
export function createPictures({ log, load: begin = loadTypesetter }: PicturesOptions = {}): Pictures {
  let loading: Promise<Typesetter> | undefined
  const load = async (): Promise<Typesetter> => (loading ??= begin())

  const layOutOnce = rememberLast(KEPT, async (picture: Picture, theme: Theme) =>
    layOut(picture, themes[theme], await load()),
  )
  const drawOnce = rememberLast(KEPT, async (picture: Picture, theme: Theme) => {
    const laidOut = await layOutOnce(picture, theme)
    if (typeof laidOut === 'string') throw new Error(`a picture that is not to be drawn: ${laidOut}`)
    const { box, height } = onPaper(laidOut, themes[theme])
    return (await load()).rasterise(box, { width: canvas.width, height })
  })
  return {
    findObstacle: async (picture) => {
      try {
        const laidOut = await layOutOnce(picture, 'light')
        return typeof laidOut === 'string' ? laidOut : undefined
      } catch (error) {
        // A reply without its picture is better than none.
        log?.error({ err: error }, 'picture not drawn')
        return 'fault'
      }
    },
    draw: drawOnce,
  }
}

async function layOut(picture: Picture, colours: Colours, typesetter: Typesetter): Promise<Stack | Obstacle> {
  switch (picture.kind) {
    case 'quotation':
      return layOutQuotation(picture, colours, typesetter)
    case 'bars':
      return layOutBars(picture, colours, typesetter)
  }
}

/** Does the same work once, and keeps the last so many results; what fails is forgotten. */
function rememberLast<Result>(
  most: number,
  work: (picture: Picture, theme: Theme) => Promise<Result>,
): (picture: Picture, theme: Theme) => Promise<Result> {
  const kept = new Map<string, Promise<Result>>()
  return async (picture, theme) => {
    const key = JSON.stringify([theme, picture])
    const known = kept.get(key)
    kept.delete(key)
    const result = known ?? work(picture, theme)
    kept.set(key, result)
    result.catch(() => kept.delete(key))
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return result
  }
}

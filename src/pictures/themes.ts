import type { Theme } from '../reply/picture.ts'

/** The colours of a picture; a test holds each text to WCAG’s contrast of 4.5 on the paper. */
export interface Colours {
  readonly paper: string
  /** Somebody's words. */
  readonly ink: string
  /** The writer's words around them, and everything small. */
  readonly quiet: string
  /** The rule and the bars. */
  readonly accent: string
}

export const themes: Readonly<Record<Theme, Colours>> = {
  light: { paper: '#fbf8f2', ink: '#1b1a18', quiet: '#645d52', accent: '#2c6a57' },
  dark: { paper: '#17191d', ink: '#f3efe7', quiet: '#aaa69d', accent: '#8cc7b1' },
}

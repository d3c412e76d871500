import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Routes } from '../../server.ts'
import type { InteractionAnswer } from './answer-autocomplete.ts'
import type { DispatchInteraction } from './dispatch-interaction.ts'

interface EndpointDeps {
  /** The application's public key, 64 hexadecimal digits. */
  readonly publicKey: string
  readonly dispatch: DispatchInteraction
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** Where Discord posts interactions; the address to enter in its developer portal ends so. */
export const INTERACTIONS_PATH = '/discord/interactions'

const MAX_BODY_BYTES = 1024 * 1024
/** An older request was recorded and is sent again. */
const MAX_AGE_S = 5 * 60

/** The endpoint for interactions over HTTP: no connection is held, and any replica may answer. */
export function createInteractionRoutes({ publicKey, dispatch, now = Date.now }: EndpointDeps): Routes {
  const key = parsePublicKey(publicKey)
  const routes: Routes = new Hono()
  routes.post(
    INTERACTIONS_PATH,
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.text('Too large.', 413) }),
    async (c) => {
      const body = await c.req.text()
      const signed = {
        signature: c.req.header('x-signature-ed25519') ?? '',
        timestamp: c.req.header('x-signature-timestamp') ?? '',
        body,
      }
      if (!isFresh(signed.timestamp, now()) || !isSigned(signed, key))
        return c.text('Not signed by Discord.', 401)
      const interaction = parseJson(body)
      if (interaction === undefined) return c.text('Not JSON.', 400)

      const { promise, resolve } = Promise.withResolvers<InteractionAnswer | undefined>()
      const dispatched = dispatch(interaction, async (response) => {
        resolve(response)
        return Promise.resolve()
      })
      // If nothing was answered when all is done, nothing will be.
      void dispatched.then(() => resolve(undefined))
      const response = await promise
      return response === undefined ? c.text('No answer.', 500) : c.json(response)
    },
  )
  return routes
}

/** Wraps the 32 bytes of an Ed25519 key as SubjectPublicKeyInfo (RFC 8410), which is what Node reads. */
function parsePublicKey(hex: string): KeyObject {
  const prefix = Buffer.from('302a300506032b6570032100', 'hex')
  return createPublicKey({
    key: Buffer.concat([prefix, Buffer.from(hex, 'hex')]),
    format: 'der',
    type: 'spki',
  })
}

function isFresh(timestamp: string, nowMs: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(nowMs / 1000 - Number(timestamp)) <= MAX_AGE_S
}

function isSigned(
  { signature, timestamp, body }: { signature: string; timestamp: string; body: string },
  key: KeyObject,
): boolean {
  return (
    /^[0-9a-f]{128}$/i.test(signature) &&
    verify(null, Buffer.from(timestamp + body), key, Buffer.from(signature, 'hex'))
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

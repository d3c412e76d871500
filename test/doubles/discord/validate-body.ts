import { isDeepStrictEqual } from 'node:util'
import * as spec from 'discord-api-spec/zod'
import type { ZodMiniType } from 'zod/mini'
import { breachesOfCommands, breachesOfMessage } from './written-rules.ts'

/** Which schema of Discord's own API description a request's body has to fit. */
const requests: readonly { method: string; path: RegExp; schema: ZodMiniType }[] = [
  { method: 'POST', path: /^\/channels\/\d+\/messages$/, schema: spec.MessageCreateRequestSchema },
  { method: 'POST', path: /^\/channels\/\d+\/threads$/, schema: spec.CreateForumThreadRequestSchema },
  { method: 'POST', path: /^\/webhooks\/\d+\/[^/]+$/, schema: spec.IncomingWebhookRequestPartialSchema },
  {
    method: 'PATCH',
    path: /^\/webhooks\/\d+\/[^/]+\/messages\/[^/]+$/,
    schema: spec.IncomingWebhookUpdateRequestPartialSchema,
  },
]

const callbacks: Readonly<Record<number, ZodMiniType>> = {
  1: spec.PongInteractionCallbackRequestSchema,
  4: spec.CreateMessageInteractionCallbackRequestSchema,
  5: spec.CreateMessageInteractionCallbackRequestSchema,
  6: spec.UpdateMessageInteractionCallbackRequestSchema,
  7: spec.UpdateMessageInteractionCallbackRequestSchema,
  8: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
}

/** What Discord would refuse about a request, in words; empty where nothing. `path` is below `/api/v10`. */
export function validateBody(method: string, path: string, body: unknown): string[] {
  if (/^\/interactions\/\d+\/[^/]+\/callback$/.test(path)) return validateCallback(body)
  if (method === 'PUT' && /^\/applications\/\d+\/(guilds\/\d+\/)?commands$/.test(path)) {
    if (!Array.isArray(body)) return ['commands are a list']
    const each = body.flatMap((command) =>
      fit(spec.ApplicationCommandUpdateRequestSchema, withNumericPermissions(command)),
    )
    return [...each, ...breachesOfCommands(body)]
  }
  if (method === 'POST' && path === '/users/@me/channels')
    return fit(spec.CreatePrivateChannelRequestSchema, body)
  const request = requests.find((known) => known.method === method && known.path.test(path))
  if (request === undefined) return body === undefined ? [] : [`${method} ${path} takes no body known here`]
  const message = isRecord(body) && isRecord(body.message) ? body.message : body
  return [...fit(request.schema, body), ...breachesOfMessage(message)]
}

/** What Discord would refuse about the answer to an interaction, over either transport. */
export function validateCallback(body: unknown): string[] {
  const type = isRecord(body) ? body.type : undefined
  const schema = typeof type === 'number' ? callbacks[type] : undefined
  if (schema === undefined || !isRecord(body)) return ['an answer has a type']
  return [...fit(schema, body), ...(type === 4 || type === 7 ? breachesOfMessage(body.data) : [])]
}

/** The documentation has this field as a string, which is what Discord gives back; its API description as a number. */
function withNumericPermissions(command: unknown): unknown {
  if (!isRecord(command) || typeof command.default_member_permissions !== 'string') return command
  return { ...command, default_member_permissions: Number(command.default_member_permissions) }
}

function fit(schema: ZodMiniType, body: unknown): string[] {
  const parsed = schema.safeParse(body)
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  // The schemas drop what they do not know, so what comes out shows what nobody knows.
  return isDeepStrictEqual(JSON.parse(JSON.stringify(parsed.data)), body)
    ? []
    : ['has fields that Discord does not know']
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { createGenerator } from 'ts-json-schema-generator'

/**
 * What Slack would refuse of a message, a view or a manifest, judged by what others wrote: JSON Schemas derived from
 * Slack's own types, with the limits that their notes state in words; and rules of our own, in the words of the
 * documentation, for what types cannot say.
 */
export function refusalsOfMessage(message: unknown): string[] {
  const { blocks, text } = message as { blocks: readonly unknown[]; text?: string }
  return [
    ...blocks.flatMap((block) => schemaProblems('KnownBlock', block)),
    ...(blocks.length > 50
      ? ['“You can include up to 50 blocks in each message” (reference/block-kit/blocks)']
      : []),
    ...(blocks.length === 0 ? ['no_text: a message without blocks'] : []),
    ...(JSON.stringify(blocks).length > 13_200 ? ['msg_blocks_too_long (slackapi/bolt-js#2509)'] : []),
    ...(text === undefined || text.trim() === ''
      ? ['top-level `text` missing: nothing for a screen reader']
      : []),
    ...(text === undefined ? [] : controlSequences(text).map((found) => `raw markup in text: ${found}`)),
    ...documentedRules(blocks),
  ]
}

/** The same for a modal or a home view. */
export function refusalsOfView(view: unknown): string[] {
  const { type, blocks, submit } = view as {
    type: string
    blocks: readonly { type: string }[]
    submit?: unknown
  }
  return [
    ...schemaProblems(type === 'home' ? 'HomeView' : 'ModalView', view),
    // A view's own type takes any block.
    ...blocks.flatMap((block) => schemaProblems('KnownBlock', block)),
    ...(type === 'modal' && submit === undefined && blocks.some((block) => block.type === 'input')
      ? ['“submit is required when an input block is within the blocks array” (views.d.ts)']
      : []),
    ...documentedRules(blocks),
  ]
}

/** The same for what answers an external select's request. */
export function refusalsOfOptions(options: readonly unknown[]): string[] {
  return [
    ...options.flatMap((option) => schemaProblems('PlainTextOption', option)),
    ...(options.length > 100
      ? ['“Maximum number of options is 100” (block-elements/select-menu-element)']
      : []),
  ]
}

/** The same for an app's manifest. */
export function refusalsOfManifest(manifest: unknown): string[] {
  return schemaProblems('Manifest', manifest)
}

/** Where Slack would read a mention, a broadcast or a link of its own markup. */
export function controlSequences(text: string): string[] {
  return text.match(/<[@#!]?[^<>]*>|<[@#!]/g) ?? []
}

const TYPES = ['KnownBlock', 'ModalView', 'HomeView', 'PlainTextOption', 'Manifest'] as const
type TypeName = (typeof TYPES)[number]
type JsonSchema = Record<string, unknown>

const require = createRequire(import.meta.url)
const fromBolt = createRequire(require.resolve('@slack/bolt'))
// Read when this file is imported, so that no single test waits for the compiler.
const schemas = readSchemas()
const validators = new Map<TypeName, ValidateFunction>()

function schemaProblems(type: TypeName, value: unknown): string[] {
  const validate = validators.get(type) ?? new Ajv({ allErrors: true, strict: false }).compile(schemas[type])
  validators.set(type, validate)
  if (validate(JSON.parse(JSON.stringify(value)))) return []
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${type}${instancePath} ${message}`)
}

/** Deriving schemas takes a compiler some seconds, so they are kept beside the packages that they were derived from. */
function readSchemas(): Record<TypeName, JsonSchema> {
  const types = packageRoot('@slack/types')
  const webApi = packageRoot('@slack/web-api')
  const key = [types, webApi].map((root) => versionOf(root)).join('-')
  const cache = join(import.meta.dirname, '../../../node_modules/.cache/summit', `block-kit-${key}.json`)
  if (!existsSync(cache)) {
    const generate = (path: string) => createGenerator({ path, skipTypeCheck: true, jsDoc: 'extended' })
    const blocks = generate(join(types, 'dist/index.d.ts'))
    const manifest = generate(join(webApi, 'dist/types/request/manifest.d.ts'))
    const derived = TYPES.map((type) => [
      type,
      liftLimits((type === 'Manifest' ? manifest : blocks).createSchema(type)),
    ])
    mkdirSync(dirname(cache), { recursive: true })
    // Test files run side by side: whoever renames last wins, with the same content.
    const draft = `${cache}.${process.pid}.${performance.now()}`
    writeFileSync(draft, JSON.stringify(Object.fromEntries(derived)))
    renameSync(draft, cache)
  }
  return JSON.parse(readFileSync(cache, 'utf8')) as Record<TypeName, JsonSchema>
}

function packageRoot(name: string): string {
  const entry = fromBolt.resolve(name)
  return entry.slice(0, entry.indexOf(name) + name.length)
}

function versionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

/** “Maximum length for this field is 255 characters”, “There is a maximum of 25 elements”: said in notes, not in types. */
function liftLimits(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(liftLimits)
  if (typeof node !== 'object' || node === null) return node
  const lifted = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, liftLimits(value)]))
  const note = typeof lifted.description === 'string' ? lifted.description.replace(/\s+/g, ' ') : ''
  const number = (pattern: RegExp) => {
    const found = pattern.exec(note)?.[1]
    return found === undefined ? undefined : Number(found.replace(/\D/g, ''))
  }
  const maxLength =
    number(/max(?:imum)? length[^.]*? (?:is|of) (\d[\d,]*)/i) ?? number(/Limit (\d[\d,]*) characters max/i)
  const minLength = number(/minimum length[^.]*? is (\d+)/i)
  const maxItems =
    number(/maximum (?:number of (?:items|options|option groups) is|of) (\d+)/i) ??
    number(/Max of (\d+)/) ??
    number(/array of up to (\d+)/i)
  if (lifted.type === 'string')
    return {
      ...lifted,
      ...(maxLength !== undefined && { maxLength }),
      ...(minLength !== undefined && { minLength }),
    }
  if (lifted.type === 'array') {
    const itemLength = number(/text in each item is (\d+)/i)
    const items = itemLength === undefined ? lifted.items : limitText(lifted.items, itemLength)
    return { ...lifted, items, minItems: 1, ...(maxItems !== undefined && { maxItems }) }
  }
  return maxLength !== undefined && ('$ref' in lifted || 'anyOf' in lifted)
    ? limitText(lifted, maxLength)
    : lifted
}

/** The limit stands at a field that holds a text object, and counts its `text`. */
function limitText(schema: unknown, maxLength: number): unknown {
  return { allOf: [schema, { properties: { text: { maxLength } } }] }
}

/** What the documentation states and types do not hold. */
function documentedRules(blocks: readonly unknown[]): string[] {
  const problems: string[] = []
  const blockIds: string[] = []
  for (const block of blocks as readonly Record<string, unknown>[]) {
    if (typeof block.block_id === 'string') blockIds.push(block.block_id)
    const actionIds: string[] = []
    walk(block, (node) => {
      if (typeof node.action_id === 'string') actionIds.push(node.action_id)
      if (node.type === 'plain_text_input' && Number(node.max_length ?? 1) > 3000)
        problems.push(
          'max_length: at most 3000 (reference/block-kit/block-elements/plain-text-input-element)',
        )
      if (node.type === 'text' && node.text === '')
        problems.push('rich text: “text” must be more than 0 characters')
      if ((node.type === 'mrkdwn' || node.type === 'plain_text') && typeof node.text === 'string')
        problems.push(
          ...controlSequences(node.text).map((found) => `raw markup in ${String(node.type)}: ${found}`),
        )
      if (['broadcast', 'user', 'usergroup', 'channel', 'team'].includes(String(node.type)))
        problems.push(`a mention in rich text: ${String(node.type)}`)
    })
    if (new Set(actionIds).size < actionIds.length)
      problems.push('“action_id … should be unique among all other action_ids in the containing block”')
    if (block.type === 'section' && block.text === undefined && block.fields === undefined)
      problems.push('section: “Required if no fields are provided”: text')
  }
  if (new Set(blockIds).size < blockIds.length) problems.push('“block_id should be unique for each message”')
  return problems
}

function walk(node: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) for (const part of node) walk(part, visit)
  else if (typeof node === 'object' && node !== null) {
    visit(node as Record<string, unknown>)
    for (const part of Object.values(node)) walk(part, visit)
  }
}

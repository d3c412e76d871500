import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js'
import { z } from 'zod'

/**
 * Rules that Discord's documentation has in words and its API description has not. Each breach is told in the
 * documentation's words.
 */
type Breach = string

interface Component {
  readonly type: number
  readonly custom_id?: string | undefined
  readonly id?: number | undefined
  readonly style?: number | undefined
  readonly url?: string | undefined
  readonly content?: string | undefined
  readonly accessory?: Component | undefined
  readonly components?: readonly Component[] | undefined
}

const component: z.ZodType<Component> = z.object({
  type: z.number(),
  custom_id: z.string().optional(),
  id: z.number().optional(),
  style: z.number().optional(),
  url: z.string().optional(),
  content: z.string().optional(),
  get accessory() {
    return component.optional()
  },
  get components() {
    return z.array(component).optional()
  },
})

const embed = z.object({
  title: z.string().default(''),
  description: z.string().default(''),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  footer: z.object({ text: z.string() }).optional(),
  author: z.object({ name: z.string() }).optional(),
})

const message = z.object({
  flags: z.number().default(0),
  content: z.string().nullish(),
  embeds: z.array(embed).nullish(),
  components: z.array(component).default([]),
  allowed_mentions: z.object({ parse: z.array(z.string()) }).optional(),
})

const OLD_COMPONENTS: readonly number[] = [
  ComponentType.ActionRow,
  ComponentType.Button,
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]

const filed = z.object({
  attachments: z.array(z.object({ id: z.coerce.string(), filename: z.string().optional() })).default([]),
})

/** Breaches between a body and the files beside it: what it shows must come along, and what comes must be shown. */
export function breachesOfFiles(
  body: unknown,
  files: readonly { readonly name: string; readonly bytes: number }[],
): Breach[] {
  const holder = z.object({ data: z.unknown().optional(), message: z.unknown().optional() }).safeParse(body)
  const message = holder.data?.data ?? holder.data?.message ?? body
  const { attachments } = filed.safeParse(message).data ?? { attachments: [] }
  const named = attachments.flatMap(({ filename }) => filename ?? [])
  const pointed = [...JSON.stringify(message ?? null).matchAll(/attachment:\/\/([\w.-]+)/g)].map(
    ([, name]) => name,
  )
  return [
    ...files
      .filter(
        ({ name }, index) => attachments[index]?.filename !== name || attachments[index].id !== String(index),
      )
      .map(({ name }) => `attachments match files[n] by their id: ${name}`),
    ...named
      .filter((name) => !files.some((file) => file.name === name))
      .map((name) => `no file came for the attachment ${name}`),
    ...pointed
      .filter((name) => !files.some((file) => file.name === name))
      .map((name) => `attachment:// refers to no file: ${name}`),
    ...named
      .filter((name) => !pointed.includes(name))
      .map((name) => `Files must be exposed through components or embeds: ${name}`),
  ]
}

/** Breaches of a message that is created, edited or answered with. */
export function breachesOfMessage(body: unknown): Breach[] {
  const { flags, content, embeds, components, allowed_mentions: mentions } = message.parse(body)
  const all = components.flatMap(withNested)
  const texts = all.map((part) => part.content ?? '')
  const isV2 = (flags & MessageFlags.IsComponentsV2) !== 0
  return [
    ...(isV2 && (content || (embeds?.length ?? 0) > 0)
      ? ['The content and embeds fields will no longer work with IS_COMPONENTS_V2']
      : []),
    ...(!isV2 && all.some(({ type }) => !OLD_COMPONENTS.includes(type))
      ? ['To use these components, you need to send the message flag IS_COMPONENTS_V2']
      : []),
    ...(!isV2 && components.length > 5 ? ['You can have up to 5 Action Rows per message'] : []),
    ...(all.length > 40 ? [`Messages allow up to 40 total components: ${all.length}`] : []),
    ...(lengthOf(texts) > 4000
      ? [`The combined length of all text cannot exceed 4000 characters: ${lengthOf(texts)}`]
      : []),
    ...(texts.some((text, index) => all[index]?.type === ComponentType.TextDisplay && text.trim() === '')
      ? ['This field is required: the content of a text display']
      : []),
    ...(lengthOfEmbeds(embeds ?? []) > 6000
      ? ['The combined sum of characters in all embeds must not exceed 6000 characters']
      : []),
    ...repeated(
      all.flatMap(({ custom_id: id }) => id ?? []),
      'The custom_id field must be unique',
    ),
    ...repeated(
      all.flatMap(({ id }) => id ?? []),
      'The id must be unique within the message',
    ),
    ...all.flatMap(breachesOfComponent),
    ...(mentions?.parse.length === 0 ? [] : ['(ours) every message says that it mentions nobody']),
    ...(!content && (embeds?.length ?? 0) === 0 && components.length === 0
      ? ['Cannot send an empty message']
      : []),
  ]
}

const ACTION_ROW: number = ComponentType.ActionRow
const BUTTON: number = ComponentType.Button
const LINK: number = ButtonStyle.Link

function breachesOfComponent({ type, style, url, custom_id: id, components = [] }: Component): Breach[] {
  if (type === ACTION_ROW)
    return components.length < 1 || components.length > 5 ? ['An Action Row can contain up to 5 buttons'] : []
  if (type !== BUTTON) return []
  if (style === LINK)
    return url === undefined || id !== undefined
      ? ['Link buttons must have a url, and cannot have a custom_id']
      : []
  return id === undefined || url !== undefined
    ? ['Non-link buttons must have a custom_id, and cannot have a url']
    : []
}

function withNested(part: Component): Component[] {
  return [
    part,
    ...[...(part.components ?? []), ...(part.accessory === undefined ? [] : [part.accessory])].flatMap(
      withNested,
    ),
  ]
}

function lengthOfEmbeds(embeds: readonly z.infer<typeof embed>[]): number {
  return lengthOf(
    embeds.flatMap(({ title, description, fields, footer, author }) => [
      title,
      description,
      footer?.text ?? '',
      author?.name ?? '',
      ...fields.flatMap(({ name, value }) => [name, value]),
    ]),
  )
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0)
}

function repeated(ids: readonly (string | number)[], rule: string): Breach[] {
  return new Set(ids).size < ids.length ? [rule] : []
}

type Localised = Readonly<Record<string, string>> | null | undefined

interface Choice {
  readonly name: string
  readonly name_localizations?: Localised
  readonly value: string | number
}

interface Option {
  readonly type: number
  readonly name: string
  readonly name_localizations?: Localised
  readonly description: string
  readonly description_localizations?: Localised
  readonly required?: boolean | undefined
  readonly autocomplete?: boolean | undefined
  readonly choices?: readonly Choice[] | undefined
  readonly options?: readonly Option[] | undefined
}

const localised = z.record(z.string(), z.string()).nullish()

const option: z.ZodType<Option> = z.object({
  type: z.number(),
  name: z.string(),
  name_localizations: localised,
  description: z.string(),
  description_localizations: localised,
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
  choices: z
    .array(
      z.object({
        name: z.string(),
        name_localizations: localised,
        value: z.union([z.string(), z.number()]),
      }),
    )
    .optional(),
  get options() {
    return z.array(option).optional()
  },
})

const command = z.object({
  type: z.number().default(1),
  name: z.string(),
  name_localizations: localised,
  description: z.string().default(''),
  description_localizations: localised,
  options: z.array(option).default([]),
})

const CHAT_INPUT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** Breaches of a list of commands that is registered as a whole. */
export function breachesOfCommands(body: unknown): Breach[] {
  const commands = z.array(command).parse(body)
  return [
    ...repeated(
      commands.map(({ type, name }) => `${type} ${name}`),
      'Application command names must be unique',
    ),
    ...commands.flatMap((each) => {
      const { type, description, options } = each
      const all = options.flatMap(withOptions)
      const names = [...(type === 1 ? [each] : []), ...all].flatMap(namesOf)
      return [
        ...names
          .filter((name) => !CHAT_INPUT_NAME.test(name) || name !== name.toLowerCase())
          .map(
            (name) => `CHAT_INPUT command names and options must match the pattern and be lowercase: ${name}`,
          ),
        ...all.flatMap(breachesOfOption),
        ...breachesOfOrder(options),
        ...breachesOfLanguages(options),
        ...(lengthOfCommand([each, ...all]) > 8000
          ? [
              'A command can have a maximum of 8000 characters for combined name, description, and value properties',
            ]
          : []),
        ...(type !== 1 && (description !== '' || options.length > 0)
          ? ['Description and options are only for CHAT_INPUT commands']
          : []),
      ]
    }),
  ]
}

function withOptions(part: Option): Option[] {
  return [part, ...(part.options ?? []).flatMap(withOptions)]
}

function breachesOfOption({ name, autocomplete, choices, options = [] }: Option): Breach[] {
  return [
    ...(autocomplete && choices !== undefined
      ? [`autocomplete may not be set to true if choices are present: ${name}`]
      : []),
    ...(options.length > 25 ? [`max 25 options: ${name}`] : []),
    ...breachesOfOrder(options),
    ...breachesOfLanguages(options),
  ]
}

function breachesOfOrder(options: readonly Option[]): Breach[] {
  const firstOptional = options.findIndex(({ required }) => !required)
  const late = options
    .slice(firstOptional === -1 ? options.length : firstOptional)
    .filter(({ required }) => required)
  return late.map(({ name }) => `Required options must be listed before optional options: ${name}`)
}

/** A language's names are shown side by side with the English ones of whatever it has no word for. */
function breachesOfLanguages(options: readonly Option[]): Breach[] {
  const locales = new Set(options.flatMap((each) => Object.keys(each.name_localizations ?? {})))
  return ['', ...locales].flatMap((locale) =>
    repeated(
      options.map((each) => each.name_localizations?.[locale] ?? each.name),
      `Option names must be unique within their command ${locale}`,
    ),
  )
}

function namesOf({ name, name_localizations: others }: Option | z.infer<typeof command>): string[] {
  return [name, ...Object.values(others ?? {})]
}

/** “Only the longest localization for each field (including the default value) is counted towards the size limit.” */
function lengthOfCommand(parts: readonly (Option | z.infer<typeof command>)[]): number {
  const longest = (text: string, others: Localised): number =>
    Math.max(text.length, ...Object.values(others ?? {}).map(({ length }) => length))
  return parts.reduce(
    (sum, part) =>
      sum +
      longest(part.name, part.name_localizations) +
      longest(part.description, part.description_localizations) +
      ('choices' in part ? (part.choices ?? []) : []).reduce(
        (total, choice) =>
          total + longest(choice.name, choice.name_localizations) + String(choice.value).length,
        0,
      ),
    0,
  )
}

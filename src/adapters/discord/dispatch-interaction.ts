import { randomUUID } from 'node:crypto'
import {
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js'
import type { Logger } from 'pino'
import type { Caller, Command } from '../../commands/command.ts'
import type { CommandRunner } from '../../commands/command-runner.ts'
import { presentFault } from '../../commands/present-problems.ts'
import { visibilityOf } from '../../commands/visibility-option.ts'
import { plain } from '../../reply/inline.ts'
import { drawPictures, hasPictures } from '../../reply/draw-pictures.ts'
import type { Pictures } from '../../reply/picture.ts'
import type { CommandCall, Reply, Visibility } from '../../reply/reply.ts'
import { wordingFor } from '../../wording/wording-for.ts'
import { createAutocomplete, type InteractionAnswer } from './answer-autocomplete.ts'
import { filesOf } from './attachments.ts'
import { readButtonId, withButtonIds } from './button-id.ts'
import {
  type Interaction,
  type InteractionKey,
  parseInteraction,
  type PressedMessage,
} from './parse-interaction.ts'
import { type MessageBody, renderReply, type ReplyForm } from './render-reply.ts'

/** Gives the first answer, over whichever transport the question came; `files` go with it where it carries any. */
export type Respond = (response: InteractionAnswer, files?: RawFile[]) => Promise<void>

/** Answers one interaction as Discord delivered it. Never throws: what goes wrong is logged, and told to the person. */
export type DispatchInteraction = (raw: unknown, respond: Respond) => Promise<void>

interface DispatcherDeps {
  readonly runner: CommandRunner
  readonly table: readonly Command[]
  readonly rest: REST
  readonly form: ReplyForm
  /** Missing where nothing is drawn: pictures are shown by their words then. */
  readonly pictures?: Pictures | undefined
  /** Whether a first answer can bring files along. */
  readonly carriesFiles: boolean
  readonly log: Logger
  /** After so long an answer is announced instead of given; Discord waits 3 s. */
  readonly deferAfterMs?: number
}

/** A reply drawn: the one message that shows it, and who may see that. */
interface Drawn {
  readonly visibility: Visibility
  readonly message: MessageBody
  readonly files: RawFile[]
}

/** The same for both transports: only `respond` differs. */
export function createDispatcher(deps: DispatcherDeps): DispatchInteraction {
  const { runner, table, rest, form, pictures, carriesFiles, log, deferAfterMs = 1500 } = deps
  const autocomplete = createAutocomplete(runner)

  async function draw(
    reply: Reply,
    inForm: ReplyForm,
    press?: { call: CommandCall; part: number },
  ): Promise<Drawn> {
    const images = await drawPictures(reply, pictures, THEME)
    const settings = { form: inForm, pictures: images, ...(press && { call: press.call }) }
    const messages = await withButtonIds(
      (writeId) => renderReply(reply, { ...settings, writeId }),
      runner.keepCall,
    )
    // The answer may have become shorter since the button was drawn.
    const message = messages[Math.min(press?.part ?? 1, messages.length) - 1]
    if (message === undefined) throw new Error('a reply takes at least one message')
    return { visibility: reply.visibility, message, files: filesOf(message, images) }
  }

  /** What was drawn of answers that are remembered: they come again as the very same replies. */
  const drawn = new WeakMap<Reply, Drawn>()

  async function drawAnswer(reply: Reply, call: CommandCall): Promise<Drawn> {
    const known = drawn.get(reply)
    if (known !== undefined) return known
    const fresh = await draw(reply, form, { call, part: 1 })
    // A picture that could not be drawn this time may be the next.
    if (!hasPictures(reply)) drawn.set(reply, fresh)
    return fresh
  }

  /** What the person gets when drawing or running fails; the log gets the cause. */
  async function drawSafely(work: Promise<Drawn>, inForm: ReplyForm, { locale }: Caller): Promise<Drawn> {
    try {
      return await work
    } catch (cause) {
      const reference = randomUUID().slice(0, 8)
      log.error({ err: cause, reference }, 'discord answer failed')
      return draw(presentFault(reference, wordingFor(locale)), inForm)
    }
  }

  async function answerCall(
    { caller, call, ...key }: Extract<Interaction, { kind: 'call' }>,
    respond: Respond,
  ): Promise<void> {
    const work = drawSafely(
      runner.run(call, caller).then((reply) => drawAnswer(reply, call)),
      form,
      caller,
    )
    const early = await whatCanBeGiven(work)
    if (early !== undefined)
      return respond(asMessage(early.message, early.visibility === 'caller'), early.files)
    const isPrivate = expectedVisibility(table, call) === 'caller'
    await respond({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      ...(isPrivate && { data: { flags: MessageFlags.Ephemeral } }),
    })
    const late = await work
    if (!isPrivate && late.visibility === 'caller') await sendPrivately(key, late, true)
    else await editOriginal(key, late)
  }

  async function answerPress(
    { caller, buttonId, message, ...key }: Extract<Interaction, { kind: 'press' }>,
    respond: Respond,
  ): Promise<void> {
    const work = drawSafely(
      readButtonId(buttonId, runner.findCall).then(async (press) =>
        press === undefined
          ? draw(presentOldButton(caller.locale), message.form)
          : draw(await runner.run(press.call, caller), message.form, press),
      ),
      message.form,
      caller,
    )
    const early = await whatCanBeGiven(work)
    if (early !== undefined) {
      return respond(
        turnsOver(message, early.visibility) ? asUpdate(early.message) : asMessage(early.message, true),
        early.files,
      )
    }
    await respond(
      message.own
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: { flags: MessageFlags.Ephemeral },
          },
    )
    const late = await work
    if (message.own && !turnsOver(message, late.visibility)) await sendPrivately(key, late, false)
    else await editOriginal(key, late)
  }

  /** The answer, where it is there in time and the transport can carry it as it is. */
  async function whatCanBeGiven(work: Promise<Drawn>): Promise<Drawn | undefined> {
    const early = await within(work, deferAfterMs)
    return early !== undefined && early.files.length > 0 && !carriesFiles ? undefined : early
  }

  async function editOriginal(
    { applicationId, token }: InteractionKey,
    { message, files }: Drawn,
  ): Promise<void> {
    const body = withoutOlderFiles(message)
    await rest.patch(Routes.webhookMessage(applicationId, token), { body, files, auth: false })
  }

  /** Instead of an answer that was announced to everybody, where there is one. */
  async function sendPrivately(
    { applicationId, token }: InteractionKey,
    { message, files }: Drawn,
    insteadOfOriginal: boolean,
  ): Promise<void> {
    if (insteadOfOriginal) await rest.delete(Routes.webhookMessage(applicationId, token), { auth: false })
    await rest.post(Routes.webhook(applicationId, token), {
      body: asPrivate(message),
      files,
      auth: false,
    })
  }

  async function dispatch(interaction: Interaction, respond: Respond): Promise<void> {
    switch (interaction.kind) {
      case 'ping':
        return respond({ type: InteractionResponseType.Pong })
      case 'call':
        return answerCall(interaction, respond)
      case 'press':
        return answerPress(interaction, respond)
      case 'suggest':
        return respond(await autocomplete(interaction))
      case 'unknown':
        log.warn('discord asked something unknown')
        return respond(asMessage((await draw(presentOldButton(interaction.locale), form)).message, true))
    }
  }

  return async (raw, respond) => {
    const interaction = parseInteraction(raw)
    try {
      await dispatch(interaction, respond)
    } catch (cause) {
      if (isTooLate(cause)) log.warn({ kind: interaction.kind }, 'discord no longer waits for this answer')
      else log.error({ err: cause, kind: interaction.kind }, 'discord answer failed')
    }
  }
}

/** What Discord looks like unless somebody changes it. */
export const THEME = 'dark'

function presentOldButton(locale: string | undefined): Reply {
  const { buttons, tag } = wordingFor(locale)
  return {
    title: buttons.expired,
    blocks: [{ kind: 'text', text: [plain(buttons.askAgain)] }],
    actions: [],
    visibility: 'caller',
    locale: tag,
  }
}

function asUpdate(message: MessageBody): InteractionAnswer {
  return { type: InteractionResponseType.UpdateMessage, data: withoutOlderFiles(message) }
}

/** An edited message keeps the files that it had unless it says which it has. */
function withoutOlderFiles(message: MessageBody): MessageBody {
  return { attachments: [], ...message }
}

function asMessage(message: MessageBody, isPrivate: boolean): InteractionAnswer {
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: isPrivate ? asPrivate(message) : message,
  }
}

const EPHEMERAL: number = MessageFlags.Ephemeral

function asPrivate(message: MessageBody): MessageBody {
  return { ...message, flags: message.flags | EPHEMERAL }
}

/** Whoever got a message turns its pages in place; nobody's private answer goes where everybody reads. */
function turnsOver(message: PressedMessage, visibility: Visibility): boolean {
  return message.own && (message.private || visibility === 'everyone')
}

/** Who will see an answer that is not there yet. */
function expectedVisibility(table: readonly Command[], { command: name, input }: CommandCall): Visibility {
  const command = table.find((known) => known.name === name)
  const { visibility } = input
  if (command === undefined) return 'caller'
  return visibilityOf(command, visibility === undefined ? {} : { visibility: String(visibility) })
}

/** Discord gave up waiting, or another replica answered. */
function isTooLate(error: unknown): boolean {
  const codes: readonly unknown[] = [
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  ]
  return error instanceof DiscordAPIError && codes.includes(error.code)
}

/** What the work gives, if it is done in time. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => resolve(undefined), ms)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

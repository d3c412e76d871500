import type { App, BlockAction } from '@slack/bolt'
import type { CommandRunner } from '../../commands/command-runner.ts'
import type { CommandCall } from '../../reply/reply.ts'
import { wordingFor } from '../../wording/wording-for.ts'
import { prepareCalls } from './call-value.ts'
import { limits } from './limits.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { parseBlockId, parseFormMemory, parseFormState } from './parse-form.ts'
import { chosenCommand, ids, renderForm, renderOptions } from './render-form.ts'
import { renderWaitingView } from './render-views.ts'
import { showModal } from './show-view.ts'

/** Begins a value that was too long for a select and stands for what was kept. */
const REFERENCE_MARK = '~'

/** Opens, completes and answers forms. */
export function listenToForms(
  app: App,
  { runner, table, upload, toAddress, callerOf, send }: ListenerDeps,
  optionsTimeoutMs: number,
): void {
  app.action<BlockAction>(ids.ask, async ({ ack, body, client }) => {
    await ack()
    const { locale } = await callerOf(client, { space: body.team?.id, person: body.user.id })
    const view = renderForm(table, { command: '', input: {} }, locale === undefined ? {} : { locale })
    await client.views.open({ trigger_id: body.trigger_id, view })
  })

  app.action<BlockAction>(ids.command, async ({ ack, body, client }) => {
    await ack()
    const { view } = body
    if (view === undefined) return
    const command = chosenCommand(view.state.values)
    const form = renderForm(table, { command, input: {} }, parseFormMemory(view.private_metadata))
    // With the hash, the later of two changes wins even if they overtake each other.
    await client.views.update({ view_id: view.id, hash: view.hash, view: form })
  })

  app.options(ids.field, async ({ ack, body, payload }) => {
    const { command, option } = parseBlockId(payload.block_id)
    const { locale, place } = parseFormMemory(payload.view?.private_metadata ?? '')
    const channel = place && toAddress(body.team?.id, place.channel)
    const call = await resolveKept(parseFormState(command, payload.view?.state.values ?? {}), runner)
    const suggestions = await within(
      optionsTimeoutMs,
      runner.suggest(call, option, payload.value, {
        platform: 'slack',
        ...(locale !== undefined && { locale }),
        ...(channel !== undefined && { channel }),
      }),
      [],
    )
    const fitting = suggestions.slice(0, limits.optionsPerSelect).map(async ({ label, value }) => {
      if (value.length <= limits.optionValue && !value.startsWith(REFERENCE_MARK)) return { label, value }
      return {
        label,
        value: REFERENCE_MARK + (await runner.keepCall({ command, input: { [option]: value } })),
      }
    })
    await ack({ options: renderOptions(await Promise.all(fitting)) })
  })

  app.view(ids.form, async ({ ack, view, body, client }) => {
    const { place, locale } = parseFormMemory(view.private_metadata)
    const waiting = renderWaitingView(wordingFor(locale))
    await (place === undefined ? ack({ response_action: 'update', view: waiting }) : ack())
    const { values } = view.state
    const call = await resolveKept(parseFormState(chosenCommand(values), values), runner)
    const caller = await callerOf(client, {
      space: body.team?.id,
      channel: place?.channel,
      person: body.user.id,
    })
    const reply = await runner.run(call, caller)
    if (place === undefined) {
      const answer = { reply, writeCall: await prepareCalls(reply, runner) }
      await showModal(answer, { client, upload, place: { viewId: view.id } })
    } else await send(reply, client, place)
  })
}

async function resolveKept({ command, input }: CommandCall, runner: CommandRunner): Promise<CommandCall> {
  const resolved = await Promise.all(
    Object.entries(input).map(async ([name, value]) => {
      if (typeof value !== 'string' || !value.startsWith(REFERENCE_MARK)) return [name, value] as const
      const kept = await runner.findCall(value.slice(REFERENCE_MARK.length))
      return [name, kept?.input[name] ?? value] as const
    }),
  )
  return { command, input: Object.fromEntries(resolved) }
}

/** The value, or the other if it takes longer. */
async function within<Value>(ms: number, value: Promise<Value>, otherwise: Value): Promise<Value> {
  const { promise, resolve } = Promise.withResolvers<Value>()
  const timer = setTimeout(() => resolve(otherwise), ms)
  try {
    return await Promise.race([value, promise])
  } finally {
    clearTimeout(timer)
  }
}

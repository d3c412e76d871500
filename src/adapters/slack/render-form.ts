import type { types } from '@slack/bolt'
import type { Command, Option, Suggestion } from '../../commands/command.ts'
import { pageOption } from '../../commands/pages.ts'
import type { CommandCall } from '../../reply/reply.ts'
import { type Wording, wordingFor } from '../../wording/wording-for.ts'
import { escapeToFit } from './escape.ts'
import { limits } from './limits.ts'
import { type FormMemory, toBlockId } from './parse-form.ts'

/** Ids by which Slack tells what was used; manifest and listeners share them. */
export const ids = {
  /** The form, when it is submitted. */
  form: 'summit_form',
  /** The form's choice of a command, and the block around it. */
  command: 'summit_command',
  /** A field of the form. */
  field: 'summit_field',
  /** The Home tab's button that opens the form. */
  ask: 'summit_ask',
  /** The message shortcut. */
  checkQuotes: 'summit_check_quotes',
} as const

/**
 * The form for a command: a choice of all commands above one field for each of its options. `call` fills in what was
 * given already.
 */
export function renderForm(
  table: readonly Command[],
  call: CommandCall,
  memory: FormMemory,
): types.ModalView {
  const wording = wordingFor(memory.locale)
  const command = table.find(({ name }) => name === call.command) ?? table[0]
  const fields = Object.entries(command?.options ?? {})
    // An answer has buttons for its pages.
    .filter(([, option]) => option !== pageOption)
    .map(([name, option]) =>
      renderField(toBlockId(command?.name ?? '', name), { name, option, given: call.input[name] }, wording),
    )
  return {
    type: 'modal',
    callback_id: ids.form,
    title: plainText('Summit', limits.viewTitle),
    submit: plainText(wording.slack.submit, limits.viewTitle),
    close: plainText(wording.slack.cancel, limits.viewTitle),
    private_metadata: JSON.stringify(memory),
    blocks: [renderCommandChoice(table, command, wording), ...fields],
  }
}

/** Which command a form stands for, as its choice says. */
export function chosenCommand(values: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  const state = values[ids.command]?.[ids.command]
  const option =
    typeof state === 'object' && state !== null && 'selected_option' in state ? state.selected_option : null
  return typeof option === 'object' && option !== null && 'value' in option ? String(option.value) : ''
}

/** Suggestions as the options of an external select, as many as it takes. Values must have been made to fit. */
export function renderOptions(suggestions: readonly Suggestion[]): types.PlainTextOption[] {
  return suggestions.slice(0, limits.optionsPerSelect).map(({ label, value }) => renderOption(label, value))
}

function renderCommandChoice(
  table: readonly Command[],
  command: Command | undefined,
  wording: Wording,
): types.InputBlock {
  const options = table.map(({ name, summary }) => renderOption(`${name} · ${summary(wording)}`, name))
  const initial = options.find(({ value }) => value === command?.name)
  return {
    type: 'input',
    block_id: ids.command,
    dispatch_action: true,
    label: plainText(wording.slack.what, limits.text),
    element: {
      type: 'static_select',
      action_id: ids.command,
      options,
      ...(initial !== undefined && { initial_option: initial }),
    },
  }
}

interface Field {
  readonly name: string
  readonly option: Option
  readonly given: string | number | boolean | undefined
}

function renderField(block_id: string, { name, option, given }: Field, wording: Wording): types.InputBlock {
  return {
    type: 'input',
    block_id,
    label: plainText(name, limits.text),
    hint: plainText(option.summary(wording), limits.placeholder),
    optional: option.required !== true,
    element: renderElement(option, given === undefined ? undefined : String(given), wording),
  }
}

function renderElement(
  option: Option,
  given: string | undefined,
  { slack }: Wording,
): types.InputBlockElement {
  const action_id = ids.field
  switch (option.kind) {
    case 'text': {
      const { choices, suggest, required } = option
      if (choices !== undefined) {
        const options = choices.map((choice) => renderOption(choice, choice))
        const initial = options.find(({ value }) => value === given)
        return { type: 'static_select', action_id, options, ...(initial && { initial_option: initial }) }
      }
      if (suggest !== undefined) {
        const initial = given !== undefined && given !== '' && given.length <= limits.optionValue
        return {
          type: 'external_select',
          action_id,
          min_query_length: 0,
          placeholder: plainText(slack.search, limits.placeholder),
          ...(initial && { initial_option: renderOption(given, given) }),
        }
      }
      return {
        type: 'plain_text_input',
        action_id,
        multiline: required === true,
        max_length: limits.inputText,
        ...(given !== undefined && { initial_value: given.slice(0, limits.inputText) }),
      }
    }
    case 'flag': {
      const options = [renderOption(slack.yes, 'true')]
      return { type: 'checkboxes', action_id, options, ...(given === 'true' && { initial_options: options }) }
    }
    case 'count':
      return {
        type: 'number_input',
        action_id,
        is_decimal_allowed: false,
        min_value: String(option.min ?? 1),
        max_value: String(option.max),
      }
    case 'date':
      return {
        type: 'datepicker',
        action_id,
        ...(given !== undefined && /^\d{4}-\d\d-\d\d$/.test(given) && { initial_date: given }),
      }
  }
}

function renderOption(label: string, value: string): types.PlainTextOption {
  return { text: plainText(label === '' ? '…' : label, limits.optionText), value }
}

function plainText(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: escapeToFit(text, limit), emoji: false }
}

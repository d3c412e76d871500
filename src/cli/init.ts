import { intro, outro } from '@clack/prompts'
import { parse } from 'dotenv'
import { BriefingError } from '../briefing-error.ts'
import { Cancelled, type Conversation, startConversation, type Terminal } from './conversation.ts'
import { readEnvFile, setVariables, type Variables, writeEnvFile } from './env-file.ts'
import { initDiscord } from './init-discord.ts'
import { initSlack } from './init-slack.ts'

interface InitOptions {
  readonly terminal: Terminal
  /** Where the answers go. */
  readonly envFile: string
  /** What the environment itself says, which counts for more than the file. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * `summit init`: asks where Summit shall answer and for the tokens, tries them out, and writes `.env`. Nothing is written
 * before the last answer, and nothing that has a value is changed. The exit code is 1 where the person gave up.
 */
export async function init({ terminal, envFile, environment }: InitOptions): Promise<number> {
  if (terminal.input.isTTY !== true || terminal.output.isTTY !== true)
    throw new BriefingError(
      'configuration',
      '[init] this is no terminal, and init asks questions. Copy .env.example to .env and fill it in instead.',
    )
  const given = withValues({ ...parse(readEnvFile(envFile)), ...environment })
  const conversation = startConversation(terminal)
  intro('Summit', terminal)
  try {
    const values = await converse(conversation, given)
    if (Object.keys(values).length === 0) conversation.say('step', 'There is nothing to write.')
    else {
      // Read again: somebody may have written to it in the meantime.
      writeEnvFile(envFile, setVariables(readEnvFile(envFile), values))
      conversation.say(
        'success',
        `${Object.keys(values).join(' and ')} written to ${envFile}, for your eyes only.`,
      )
    }
    outro('Now start Summit with: npm start', terminal)
    return 0
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    outro('Nothing was written.', terminal)
    return 1
  }
}

async function converse(conversation: Conversation, given: Variables): Promise<Variables> {
  const where = await conversation.choose('Where shall Summit answer?', [
    { value: 'discord', label: 'Discord' },
    { value: 'slack', label: 'Slack' },
    { value: 'both', label: 'Discord and Slack' },
    { value: 'neither', label: 'Neither', hint: 'the page on this machine needs no token' },
  ])
  return {
    ...(where === 'discord' || where === 'both' ? await initDiscord(conversation, given) : {}),
    ...(where === 'slack' || where === 'both' ? await initSlack(conversation, given) : {}),
  }
}

function withValues(variables: Readonly<Record<string, string | undefined>>): Variables {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => {
      const trimmed = value?.trim()
      return trimmed ? [[name, trimmed]] : []
    }),
  )
}

import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandRunner, createCommandRunner } from '../../src/commands/command-runner.ts'
import { commandTable } from '../../src/commands/table.ts'
import { inlineText, toPlainText } from '../../src/reply/plain-text.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { makeArticle, shippedArticle } from '../support/articles.ts'
import { makeDigests } from '../support/make-digests.ts'
import { openShippedRunner, someone } from '../support/shipped-runner.ts'

let runner: CommandRunner
let store: Store
beforeAll(async () => {
  ;({ runner, store } = await openShippedRunner())
})
afterAll(async () => store.close())

const ask = async (text: string): Promise<Reply> => runner.runText(text, someone)
const quoted = ({ blocks }: Reply): string[] =>
  blocks.flatMap((block) => (block.kind === 'quote' ? [inlineText(block.words)] : []))
const marked = ({ blocks }: Reply): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'quote' ? block.words.flatMap(({ kind, text }) => (kind === 'marked' ? [text] : [])) : [],
  )

describe('every command', () => {
  it.each(commandTable.map(({ example }) => example))('answers its example: %s', async (example) => {
    const reply = await ask(example)
    expect(reply.title).not.toMatch(/did not work|went wrong/)
    expect(reply.blocks.length).toBeGreaterThan(0)
  })

  it('shows only slices of articles as an article’s words, whatever it is asked', async () => {
    const { text } = shippedArticle()
    const words = fc.constantFrom(
      ...text.split(/\s+/),
      'putin',
      'trump',
      'page:2',
      'length:full',
      'page:x',
      '“',
      '"',
    )
    const call = fc
      .tuple(fc.constantFrom(...commandTable.map(({ name }) => name)), fc.array(words, { maxLength: 8 }))
      .map(([name, rest]) => [name, ...rest].join(' '))
    await fc.assert(
      fc.asyncProperty(call, async (typed) => {
        const reply = await ask(typed)
        expect(reply.title).not.toBe('Something went wrong')
        for (const slice of quoted(reply)) expect(text).toContain(slice)
      }),
      { numRuns: 500 },
    )
  })
})

describe('quote', () => {
  it.each(['putin', 'Vladimir Putin', 'the russian president', 'putn', 'PUTIN', 'vlad', 'Vladmir Puttin'])(
    'finds Putin as “%s”',
    async (name) => {
      expect((await ask(`quote ${name}`)).title).toMatch(/^Vladimir Putin: /)
    },
  )

  it('shows five a page and pages through all of them without a repeat', async () => {
    const pages = [await ask('quote trump'), await ask('quote trump page:2'), await ask('quote trump page:3')]
    expect(pages.map(({ pager }) => pager?.pages)).toEqual([3, 3, 3])
    expect(pages[0]?.pager?.next).toEqual({ command: 'quote', input: { speaker: 'trump', page: 2 } })
    expect(pages[2]?.pager?.next).toBeUndefined()
    const all = pages.flatMap(marked)
    expect(all).toHaveLength(11)
    expect(new Set(all).size).toBe(11)
  })

  it('never shows a fragment, or half a thought, without the sentence that it hangs on', async () => {
    const replies = [await ask('quote putin'), await ask('quote putin page:2')]
    const blocks = replies.flatMap(quoted)
    expect(blocks).toContainEqual(
      expect.stringMatching(/^Putin, for his part, called .* “tragedy,” .* “brothers\.”$/),
    )
    expect(blocks).toContainEqual(
      expect.stringMatching(/^Putin went further, .* in 2022, “the war in Ukraine/),
    )
  })

  it('takes words, an article and a date to narrow it down', async () => {
    expect(marked(await ask('quote putin about:tragedy'))).toContain('tragedy,')
    expect((await ask('quote putin about:giraffe')).blocks).toMatchObject([{ kind: 'text' }])
    expect((await ask('quote putin since:2025-08-17')).blocks).toMatchObject([{ kind: 'text' }])
    expect((await ask('quote putin article:alaska-summit')).title).toMatch(/10 quotations/)
    expect((await ask('quote putin article:giraffe')).title).toBe('No such article')
    expect(toPlainText(await ask('quote putin page:99'))).toContain('There is no page 99: the last is 2.')
  })

  it.each(['articles page:9', 'speakers page:9', 'sections outlook page:9'])(
    'says that a page lies beyond the last: %s',
    async (text) => {
      expect(toPlainText(await ask(text))).toContain('There is no page 9: the last is 1.')
    },
  )

  it('asks which of several is meant, each a button', async () => {
    await store.saveArticle(
      makeArticle('bridge', '“It opens in May,” said Ann Lee. “It opens in June,” said Bob Lee.', {
        title: 'Bridge',
      }),
      'd',
    )
    const reply = await ask('quote lee about:may since:2020-01-01')
    await store.removeArticle('bridge')
    expect(reply.title).toBe('Who do you mean?')
    expect(reply.actions.map(({ label }) => label)).toEqual(['Ann Lee', 'Bob Lee'])
    const input = { speaker: 'Ann Lee', about: 'may', since: '2020-01-01' }
    expect(reply.actions[0]).toMatchObject({ call: { command: 'quote', input } })
  })

  it('names who is quoted where nobody of the name is', async () => {
    const reply = await ask('quote napoleon')
    expect(reply.title).toBe('Not quoted')
    expect(toPlainText(reply)).toContain('Vladimir Putin')
  })
})

describe('the other commands', () => {
  it('brief gives more the more is wanted, with the paragraph of each point and who is quoted', async () => {
    const [headline, short, full] = [
      await ask('brief length:headline'),
      await ask('brief'),
      await ask('brief length:full'),
    ]
    expect(quoted(headline)).toHaveLength(1)
    expect(quoted(short)).toHaveLength(3)
    expect(quoted(full).length).toBeGreaterThan(5)
    expect(quoted(full)).toContainEqual(
      expect.stringMatching(
        /^Trump also emphasized .*saying: “Now, .* But it’s up to President Zelenskyy\.”$/,
      ),
    )
    expect(toPlainText(short)).toMatch(/paragraph \d+/)
    expect(toPlainText(short)).toContain(
      'Quoted: Donald Trump (11), Vladimir Putin (10), Maria Zakharova (1)',
    )
  })

  it('speakers counts and gives the role', async () => {
    expect(toPlainText(await ask('speakers'))).toMatch(/Vladimir Putin, Russian President · 10 quotations/)
    expect((await ask('speakers article:giraffe')).title).toBe('No such article')
  })

  it('ask stays silent where the sources do', async () => {
    expect(toPlainText(await ask('ask how many giraffes live in the Louvre?'))).toContain(
      'The sources do not say.',
    )
    expect(quoted(await ask('ask who handed Putin a personal letter?'))[0]).toMatch(
      /Trump handed Putin a personal letter/,
    )
  })

  it('check tells what was said from what was not', async () => {
    expect((await ask('check "there’s no deal until there’s a deal"')).title).toBe('Verbatim')
    expect((await ask("check THERE'S NO DEAL until there's a deal speaker:trump")).title).toBe('Verbatim')
    expect((await ask('check "there’s no deal until there’s a deal" speaker:putin')).title).toBe(
      'Someone else’s',
    )
    expect((await ask('check the giraffes of the Louvre are free')).title).toBe('Not in the sources')
  })

  it('sections gives the outline, one section, or what there is', async () => {
    expect(toPlainText(await ask('sections'))).toContain('Business on the Sidelines · paragraphs 13–14')
    expect(quoted(await ask('sections melania'))[0]).toMatch(/^In an unexpected human-interest moment/)
    expect(quoted(await ask('sections opening'))).toHaveLength(2)
    expect(toPlainText(await ask('sections giraffe'))).toContain('There is no section “giraffe”.')
  })

  it('articles lists what there is', async () => {
    expect(toPlainText(await ask('articles ukraine'))).toContain(
      'Trump–Putin summit in Alaska ends without a deal',
    )
    expect(toPlainText(await ask('articles giraffe'))).toContain('No article fits that.')
  })

  it('help explains one command or all', async () => {
    const all = toPlainText(await ask('help'))
    for (const { name } of commandTable) expect(all).toContain(`/summit ${name.split(' ')[0]}`)
    expect(toPlainText(await ask('help quote'))).toContain('/summit quote <speaker> [about:…]')
  })
})

describe('the runner', () => {
  it('answers wrong input with what was wrong and the usage, to the caller alone', async () => {
    const reply = await ask('quote putin page:many')
    expect(toPlainText(reply)).toMatch(
      /“page” is a whole number from 1 to \d+, not “many”\.[\s\S]*Usage: \/summit quote <speaker>/,
    )
    expect(reply.visibility).toBe('caller')
    expect(toPlainText(await ask('quote'))).toContain('“speaker” is missing')
    expect(toPlainText(await ask('qoute putin'))).toContain('Did you mean /summit quote?')
    expect(toPlainText(await ask('digest'))).toContain('Did you mean /summit digest preview?')
    expect(toPlainText(await ask('x'.repeat(9000)))).toContain('at most 8,000 characters')
    expect((await runner.run({ command: 'nothing', input: {} }, someone)).title).toBe('That did not work')
  })

  it('shows an answer to whom the caller wants, else as the command has it', async () => {
    expect((await ask('quote putin')).visibility).toBe('everyone')
    expect((await ask('quote putin visibility:private')).visibility).toBe('caller')
    expect((await ask('ask who?')).visibility).toBe('caller')
    expect((await ask('help visibility:public')).visibility).toBe('everyone')
  })

  it('gives a reference instead of a stack when something of ours fails, and logs the cause', async () => {
    const lines: string[] = []
    const log = pino({ level: 'error' }, { write: (line) => lines.push(line) })
    const closed = await openSqliteStore(':memory:')
    await closed.close()
    const broken = createCommandRunner(
      { store: closed, digests: makeDigests(closed), today: () => '2025-08-20' },
      log,
    )
    const text = toPlainText(await broken.runText('articles', someone))
    const reference = /reference ([0-9a-f]{8})/.exec(text)?.[1] ?? 'none'
    expect(text).not.toMatch(/\bat .*\.ts|Error/)
    expect(lines.join('')).toContain(reference)
    expect(await broken.suggest({ command: 'quote', input: {} }, 'speaker', 'pu')).toEqual([])
  })

  it('keeps a call and finds it again by a short reference', async () => {
    const call = { command: 'quote', input: { speaker: 'x'.repeat(300), page: 2 } }
    const reference = await runner.keepCall(call)
    expect(reference).toBe(await runner.keepCall(call))
    expect(reference.length).toBeLessThanOrEqual(22)
    expect(await runner.findCall(reference)).toEqual(call)
    expect(await runner.findCall('unknown')).toBeUndefined()
  })
})

describe('completion', () => {
  const complete = async (text: string) => (await runner.complete(text)).map(({ text: whole }) => whole)

  it('completes commands, speakers, articles, choices and option names', async () => {
    expect(await complete('/summit qu')).toEqual(['/summit quote '])
    expect(await complete('/summit ')).toHaveLength(commandTable.length)
    expect(await complete('/summit quote pu')).toContain('/summit quote Vladimir Putin')
    expect(await complete('/summit brief length:f')).toContain('/summit brief length:full')
    expect(await complete('/summit quote putin ab')).toContain('/summit quote putin about:')
    expect(await complete('/summit brief article:alas')).toContain('/summit brief alaska-summit')
    expect(await complete('/summit sections out')).toContain(
      '/summit sections "Outlook: “No Deal Until There’s a Deal”"',
    )
    expect(await complete('digest pr')).toEqual(['/summit digest preview '])
    expect(await complete('x'.repeat(9000))).toEqual([])
  })

  it('completes to texts that are understood', async () => {
    for (const start of ['', 'quote ', 'brief ', 'sections ', 'speakers ', 'help ']) {
      for (const text of await complete(`/summit ${start}`)) {
        if (/[:\s]$/.test(text)) continue
        expect((await ask(text)).title).not.toMatch(/did not work|Not quoted|No such/)
      }
    }
  })
})

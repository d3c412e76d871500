import { articleOption, presentNoArticle, resolveArticle } from './article-option.ts'
import { defineCommand } from './command.ts'
import { presentLine, presentNotAllowed } from './may-manage.ts'

export const pinCommand = defineCommand({
  name: 'pin',
  summary: ({ commands }) => commands.pin.summary,
  example: 'pin alaska-summit',
  visibility: 'caller',
  options: {
    article: { ...articleOption, summary: ({ options }) => options.article, required: true },
    keep: { kind: 'text', summary: ({ commands }) => commands.pin.keep, choices: ['yes', 'no'] },
  },
  run: async ({ article: wanted, keep = 'yes' }, deps) => {
    const { pin } = deps.wording
    if (!deps.caller.mayManage) return presentNotAllowed(deps.wording)
    const article = await resolveArticle(wanted, deps)
    if (article === undefined) return { ...presentNoArticle(wanted, deps.wording), refused: true }
    const isSource = await deps.store.sources.setPinned(article.id, keep === 'yes')
    if (!isSource) return presentLine(article.title, pin.isFile)
    return presentLine(article.title, keep === 'yes' ? pin.stays : pin.goes)
  },
})

import type { Person } from '../people/person.ts'
import { wordsOf } from '../words/words.ts'

const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss dr sir lord lady prof professor president prime minister chancellor senator governor king queen ' +
    'prince princess pope secretary general the us uk'
  ).split(' '),
)

/** Whether a name as somebody types it may mean this person: ‘putin’, ‘President Putin’, ‘the Russian leader’. */
export function isNamed(typed: string, person: Person): boolean {
  const wanted = formsOf(typed)
  const fullest = formsOf(person.name)
  const names = [fullest, ...person.aliases.map(formsOf)]
  if (names.some((name) => name.join(' ') === wanted.join(' '))) return true

  const bare = wanted.filter((form) => !TITLES.has(form))
  return bare.at(-1) === fullest.at(-1) && bare.every((form) => fullest.includes(form))
}

function formsOf(name: string): string[] {
  return wordsOf(name).map(({ form }) => (form.endsWith("'s") ? form.slice(0, -2) : form))
}

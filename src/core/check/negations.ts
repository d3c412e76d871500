const NEGATIONS: ReadonlySet<string> = new Set(
  (
    'not no never none nobody nothing nowhere neither nor cannot without hardly barely scarcely ' +
    'cant dont wont isnt wasnt arent werent doesnt didnt hasnt havent hadnt shouldnt wouldnt couldnt'
  ).split(' '),
)

/** Whether a word, lower-cased with straight apostrophes, denies: ‘not’, ‘never’, ‘don't’. */
export function isNegation(form: string): boolean {
  return form.endsWith("n't") || NEGATIONS.has(form)
}

/** After these ‘June’ is the month, whatever follows: ‘in June Whitlock said’, but ‘said June Whitlock’, ‘Theresa May’. */
export const BEFORE_MONTHS: ReadonlySet<string> = new Set(
  (
    'in since by until till of last next this early late mid from to through and between after before during for every ' +
    'each past around on'
  ).split(' '),
)

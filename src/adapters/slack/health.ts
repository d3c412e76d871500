/** Whether the adapter works, and in a few words why not. */
export interface Health {
  readonly ok: boolean
  readonly detail: string
}

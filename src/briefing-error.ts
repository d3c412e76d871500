/** What kind of trouble a fault is; each has its own way out. */
type FaultCode = 'configuration' | 'store' | 'content' | 'platform-refused' | 'platform-unreachable'

/**
 * A fault that somebody can mend. The message reads “[part] what went wrong. What to do.” and never holds a secret;
 * the cause is for the log.
 */
export class BriefingError extends Error {
  readonly code: FaultCode

  constructor(code: FaultCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'BriefingError'
    this.code = code
  }
}

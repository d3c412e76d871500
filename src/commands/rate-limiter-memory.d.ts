/** The one limiter that is used, without the thirty for databases, whose loading takes as long as the rest of the start. */
declare module 'rate-limiter-flexible/lib/RateLimiterMemory.js' {
  import { RateLimiterMemory } from 'rate-limiter-flexible'

  export default RateLimiterMemory
}

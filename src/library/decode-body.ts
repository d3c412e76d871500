/** Reads bytes as the text that the sender says, a byte-order mark, or the document itself declares; else as UTF-8. */
export function decodeBody(bytes: Uint8Array, contentType: string): string {
  const declared =
    bomEncoding(bytes) ??
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1] ??
    // In the first kilobyte, says the HTML standard; XML declares it in its first line.
    /<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s*=\s*["']?([\w.:-]+)/i.exec(
      new TextDecoder('latin1').decode(bytes.subarray(0, 1024)),
    )?.[1]
  return decode(bytes, declared)
}

function bomEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xef && second === 0xbb ? 'utf-8' : undefined
}

function decode(bytes: Uint8Array, label: string | undefined): string {
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    // An encoding that nobody knows.
    return new TextDecoder().decode(bytes)
  }
}

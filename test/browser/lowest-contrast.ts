/**
 * Runs inside the page: the lowest contrast ratio (WCAG 2) between a text and what lies behind it. Disabled buttons are
 * exempt there, and opaque colours are all that this page uses.
 */
export function lowestContrast(): number {
  function channels(colour: string): [number, number, number, number] {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return [red, green, blue, alpha]
  }
  function luminance(colour: string): number {
    const [red, green, blue] = channels(colour).map((channel) => {
      const share = channel / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
  }
  function ground(element: Element | null): string {
    if (element === null) return 'rgb(255, 255, 255)'
    const colour = getComputedStyle(element).backgroundColor
    return channels(colour)[3] === 0 ? ground(element.parentElement) : colour
  }
  const ratios = [...document.body.querySelectorAll('*')]
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    .filter((element) => !element.matches(':disabled, template') && element.checkVisibility())
    .map((element) => {
      const both = [luminance(getComputedStyle(element).color), luminance(ground(element))]
      return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)
    })
  return Math.min(...ratios)
}

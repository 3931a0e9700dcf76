/** Pixels of a length of the theme, as `--row`. */
export function pixelsOf(name: string, fallback: number): number {
  const style = getComputedStyle(document.documentElement);
  const rem = Number.parseFloat(style.getPropertyValue(name));
  const root = Number.parseFloat(style.fontSize);
  return Number.isNaN(rem) || Number.isNaN(root) ? fallback : rem * root;
}

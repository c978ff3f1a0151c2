/** Times in words. */
const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, length: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export const dateWords = (at: number): string => absolute.format(at);

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const DAY = 86_400_000;

/** The time of today, `14:03:21`; with its date when it is older. */
export const clockWords = (at: number, now: number): string => (now - at < DAY / 2 ? clock.format(at) : dateWords(at));

/** `3 minutes ago`, `yesterday`; a date when it is longer than a week. */
export function agoWords(at: number, now: number): string {
  const ago = now - at;
  if (ago > 7 * 86_400_000) return dateWords(at);
  const [unit, length] = units.find(([, least]) => ago >= least) ?? [];
  return unit === undefined || length === undefined ? 'just now' : relative.format(-Math.floor(ago / length), unit);
}

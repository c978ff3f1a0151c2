/** What goes wrong with the browser's database, told apart by what a person can do about it. */

/** `outdated`: a newer program has it. `blocked`: an older one does not let go of it, or it does not answer. `full`: no space is left. */
export type TroubleName = 'outdated' | 'blocked' | 'full' | 'other';

export class Trouble extends Error {
  readonly is: TroubleName;

  constructor(is: TroubleName, message: string) {
    super(message);
    this.is = is;
  }
}

const sentences: { readonly [name: string]: readonly [TroubleName, string] } = {
  QuotaExceededError: ['full', 'the browser has no space left for this page'],
  VersionError: ['outdated', 'a newer Neuroloom keeps the drawings of this browser; load this page again to get it'],
  InvalidStateError: ['other', 'this browser keeps nothing in private windows'],
  SecurityError: ['other', 'this browser does not allow pages to keep anything'],
  NotFoundError: ['other', 'what this browser had kept for Neuroloom is damaged'],
  UnknownError: ['other', 'the browser cannot read or write its storage'],
  DataError: ['other', 'the browser cannot read or write its storage'],
};

/** Whatever was thrown, as a sentence without a full stop. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  if (!(error instanceof Error)) return new Trouble('other', String(error));
  const [is, message] = sentences[error.name] ?? (['other', error.message] as const);
  return new Trouble(is, message);
}

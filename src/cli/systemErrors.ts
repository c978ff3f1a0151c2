/** What the system's error codes mean, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'it may not be read',
  ENOTDIR: 'a part of the path is not a folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
};

/** The same codes of a file that is to be written. */
const WRITING: Readonly<Record<string, string>> = {
  ...REASONS,
  ENOENT: 'its folder does not exist',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'its folder cannot be written to',
  ENOSPC: 'there is no room left',
  EDQUOT: 'there is no room left',
  EFBIG: 'it would be larger than files may be here',
};

const said = (reasons: Readonly<Record<string, string>>, cause: unknown): string => {
  const { code, message } = Object(cause) as { readonly code?: string; readonly message?: string };
  return reasons[code ?? ''] ?? message ?? String(cause);
};

export const whyUnread = (cause: unknown): string => said(REASONS, cause);
export const whyUnwritten = (cause: unknown): string => said(WRITING, cause);

/** What opens a POS account. Sealed wherever it is stored, and never part of a log line, an error or a screen. */
export type Credentials = Readonly<Record<string, string>>;

export const sameCredentials = (one: Credentials, other: Credentials): boolean => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
};

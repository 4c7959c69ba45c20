/** What a control desk answers, and the state as it stands afterwards. */
export interface ControlAnswer<S> {
  readonly status: number;
  readonly body: unknown;
  readonly state: S;
}

export interface ControlRequest {
  readonly method: string;
  /** Behind `/_control`, for instance `/users/100009`. */
  readonly path: string;
  /** Parsed JSON. */
  readonly body: unknown;
}

export function partsOf(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
}

export function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

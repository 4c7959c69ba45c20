/**
 * Since when this process has known a step as in doubt, and how often the POS has answered "none" since.
 * It is deliberately not stored: a restart begins the wait anew, because only a running process can know that it waited.
 */
export interface ProcessMemory {
  readonly doubts: Map<string, { readonly since: number; nones: number }>;
}

export const newProcessMemory = (): ProcessMemory => ({ doubts: new Map() });

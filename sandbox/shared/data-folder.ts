import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps one JSON value in `<folder>/<name>.json`. Written beside and renamed, so that a stop in the middle leaves
 * the older value readable. Without a folder nothing is kept.
 */
export class KeptValue<T> {
  private timer: NodeJS.Timeout | null = null;
  private wanted: (() => T) | null = null;

  constructor(
    private readonly folder: string | undefined,
    private readonly name: string,
    private readonly waitMs = 500,
  ) {}

  read(): T | null {
    if (!this.folder) return null;
    try {
      return JSON.parse(readFileSync(this.file(), 'utf8')) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw new Error(`the sandbox cannot read ${this.file()}; delete it to start over`, { cause: error });
    }
  }

  /** Saves soon; several calls within the wait become one write. */
  later(value: () => T): void {
    if (!this.folder) return;
    this.wanted = value;
    this.timer ??= setTimeout(() => this.flush(), this.waitMs);
  }

  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const value = this.wanted;
    this.wanted = null;
    if (!value || !this.folder) return;
    mkdirSync(this.folder, { recursive: true });
    const next = `${this.file()}.next`;
    writeFileSync(next, JSON.stringify(value()));
    renameSync(next, this.file());
  }

  private file(): string {
    return join(this.folder ?? '', `${this.name}.json`);
  }
}

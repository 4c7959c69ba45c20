export interface RowTest { readonly title: string; readonly status: string; readonly message?: string }
export const rows: readonly string[];
export function tagsOf(title: string): readonly string[];
export function judge(tests: readonly RowTest[]): {
  readonly lines: readonly { readonly id: string; readonly tests: readonly RowTest[]; readonly state: 'passed' | 'failed' | 'partly run' | 'untested' }[];
  readonly strays: readonly (RowTest & { readonly id: string })[];
};

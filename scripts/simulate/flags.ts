export const has = (name: string): boolean => process.argv.includes(`--${name}`);
export const flag = (name: string, fallback: string): string => (has(name) ? (process.argv[process.argv.indexOf(`--${name}`) + 1] ?? fallback) : fallback);

export declare function postgresFolder(): string | null;
export declare function redisServer(): string | null;
export declare function browser(): string | null;
export declare function missingPrograms(): readonly string[];
export declare function installPrograms(say: (text: string) => void): readonly string[];

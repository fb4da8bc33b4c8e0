export function makeScratch(name: string): Promise<string>;
export function makeRepository(folder: string): Promise<void>;
export function copyProject(from: string, options?: { git?: boolean }): Promise<string>;

import type { Browser, LaunchOptions } from 'playwright-core';

export const FLAGS: string[];
export function chromiumPath(): Promise<{ path: string; env: NodeJS.ProcessEnv }>;
export function launchChromium(options?: LaunchOptions): Promise<Browser>;

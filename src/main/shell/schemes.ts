import type { ElectronApi } from './electron-api.ts';

/** Names our two schemes, before the app is ready. Standard and secure, nothing more: no cross-origin reads, no way round the policy, no workers, no fetch of content. */
export function setupSchemes({ protocol }: Pick<ElectronApi, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true } },
    { scheme: 'content', privileges: { standard: true, secure: true } },
  ]);
}

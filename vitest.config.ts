import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    // How long a machine takes is no matter of any test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    maxWorkers: 2,
    // Node reads TypeScript by WebAssembly in every thread. Where several threads of a process make faster wrappers for its calls at once, V8 (of Node 24.21) may end
    // the process (`ThreadIsolation::UnregisterWasmAllocation`); here none are made. What is built is JavaScript, and has none of it.
    execArgv: ['--wasm-wrapper-tiering-budget=2000000000'],
  },
});

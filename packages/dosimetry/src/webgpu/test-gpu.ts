import { openGpu } from './gpu-device.node.ts';

const opened = await openGpu().catch(() => null);
opened?.destroy();

/** A machine without a driver for WebGPU skips the tests that need one; in CI they run and fail. */
export const noGpu = opened === null && (process.env.CI ?? 'false') === 'false';

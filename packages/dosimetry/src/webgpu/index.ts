export { requestDoseDevice } from './dose-device.ts';
export { webgpuExecutor } from './webgpu-executor.ts';

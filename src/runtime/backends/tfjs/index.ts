export { chooseBackend, surveyDevices, WORK_FOR_A_GPU, type Candidate, type Survey } from './choose.ts';
export { openBackend } from './open.ts';
export type { Availability, Platform, TfjsName } from './platform.ts';
export { selfTest } from './selfTest.ts';
export { createTfjsBackend } from './start.ts';

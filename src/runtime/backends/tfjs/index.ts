export { chooseBackend, surveyDevices, WORK_FOR_A_GPU, type Candidate, type Choice, type Survey } from './choose.ts';
export { openBackend, type Opened } from './open.ts';
export { type Availability, type Platform, type TfjsName } from './platform.ts';
export { selfTest, type SelfTest } from './selfTest.ts';
export { createTfjsBackend, type Started, type StartOptions } from './start.ts';

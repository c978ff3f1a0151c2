export { createTfjsBackend, type Started, type StartOptions } from './start.ts';
export { type Availability, type Platform, type TfjsName } from './platform.ts';
